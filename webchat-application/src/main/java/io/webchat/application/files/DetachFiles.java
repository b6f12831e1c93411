package io.webchat.application.files;

import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Lets go of the files of a message that was deleted. */
public final class DetachFiles {
    private final Files files;
    private final Clock clock;

    @Inject
    DetachFiles(Files files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Those that no other message carries are gone at once, their content with the next round of {@link ClearFiles}.
     * Called within the unit of work that deleted the message, behind the deletion.
     */
    public void of(List<Attachment> attachments) {
        Instant now = clock.instant();
        List<FileId> unused = attachments.stream()
                .map(Attachment::file)
                .filter(id -> files.carriers(id, now).isEmpty())
                .toList();
        if (!unused.isEmpty()) {
            files.markGone(unused, now);
        }
    }
}
