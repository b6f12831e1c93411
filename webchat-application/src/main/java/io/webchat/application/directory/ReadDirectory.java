package io.webchat.application.directory;

import io.webchat.domain.Text;
import io.webchat.domain.identity.AccountKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the visible people, agents and their sessions. */
public final class ReadDirectory {
    /** Accounts in one answer; a longer directory is searched with {@code text}. */
    public static final int MOST_ENTRIES = 1_000;

    /** Longer than anything that is looked for. */
    private static final int MOST_TEXT_CHARACTERS = 200;

    /** A null takes any. */
    public record Query(
            @Nullable String text,
            @Nullable AccountKind kind,
            @Nullable Boolean online) {}

    private final Directory directory;
    private final SignsOfLife signsOfLife;
    private final Clock clock;

    @Inject
    ReadDirectory(Directory directory, SignsOfLife signsOfLife, Clock clock) {
        this.directory = directory;
        this.signsOfLife = signsOfLife;
        this.clock = clock;
    }

    public List<DirectoryEntry> handle(Query query) {
        String text = query.text() == null || query.text().isBlank()
                ? null
                : Text.storable("q", query.text().strip(), MOST_TEXT_CHARACTERS);
        signsOfLife.flush();
        return directory.visible(
                new Directory.Wanted(text, query.kind(), query.online(), clock.instant()), MOST_ENTRIES);
    }
}
