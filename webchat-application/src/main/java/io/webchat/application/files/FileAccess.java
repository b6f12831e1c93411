package io.webchat.application.files;

import io.webchat.application.messaging.Participants;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.time.Clock;

/** Who sees a file: who uploaded it, and who sees a message that carries it. */
final class FileAccess {
    private final Files files;
    private final Participants participants;
    private final Clock clock;

    @Inject
    FileAccess(Files files, Participants participants, Clock clock) {
        this.files = files;
        this.participants = participants;
        this.clock = clock;
    }

    boolean sees(AccountId viewer, StoredFile file) {
        return file.owner().equals(viewer)
                || files.carriers(file.id(), clock.instant()).stream()
                        .anyMatch(message -> participants.sees(viewer, message));
    }
}
