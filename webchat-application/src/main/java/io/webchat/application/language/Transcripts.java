package io.webchat.application.language;

import io.webchat.domain.files.FileId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What uploaded sounds say; they go with the content of their files. */
public interface Transcripts {
    /** @param language null when nobody said */
    record Stored(String text, @Nullable String language, String provider) {}

    Optional<Stored> find(FileId file);

    /** Nothing when there is one already. */
    void add(FileId file, Stored transcript);
}
