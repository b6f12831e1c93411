package io.webchat.application.files;

import io.webchat.domain.files.FileId;
import io.webchat.domain.files.StoredFile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away files that are old, the content of those that are gone, and what crashes left of uploads. */
public final class ClearFiles {
    private static final Logger log = LoggerFactory.getLogger(ClearFiles.class);

    private static final int STEP = 100;
    /** So that one round ends; the next one goes on. */
    private static final int MAX_STEPS = 50;

    private final Files files;
    private final FileStorage storage;
    private final Clock clock;
    private final @Nullable Duration life;

    @Inject
    ClearFiles(Files files, FileStorage storage, FilesConfig config, Clock clock) {
        this.files = files;
        this.storage = storage;
        this.clock = clock;
        this.life = config.life();
    }

    /** One round: uploads cut off by a crash are settled, old files expire, and the content of what is gone is removed. */
    public void round() {
        settle();
        for (int step = 0; step < MAX_STEPS && expire(); step++) {
            remove();
        }
        for (int step = 0; step < MAX_STEPS && remove(); step++) {
            log.debug("Removed the content of {} files", STEP);
        }
    }

    /** What was sealed and got known has only to be kept; all else was never answered. */
    private void settle() {
        for (FileId leftover : storage.leftovers()) {
            Optional<StoredFile> known = files.find(leftover);
            if (known.isPresent()) {
                storage.keep(leftover);
            } else {
                storage.discard(leftover);
            }
            log.info("The upload {} was cut off and is {}", leftover, known.isPresent() ? "complete" : "dropped");
        }
    }

    /** Whether there may be more. */
    private boolean expire() {
        if (life == null) {
            return false;
        }
        Instant now = clock.instant();
        List<FileId> old = files.olderThan(now.minus(life), STEP);
        if (!old.isEmpty()) {
            files.markGone(old, now);
        }
        return old.size() == STEP;
    }

    /** Whether there may be more. */
    private boolean remove() {
        List<FileId> gone = files.toRemove(STEP);
        gone.forEach(storage::delete);
        if (!gone.isEmpty()) {
            files.removed(gone);
        }
        return gone.size() == STEP;
    }
}
