package io.webchat.application.files;

import io.webchat.application.messaging.Conversations;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;

/** Who sees a file: who uploaded it, and who sees a message that carries it. */
final class FileAccess {
    private final Files files;
    private final Conversations conversations;
    private final Clock clock;

    @Inject
    FileAccess(Files files, Conversations conversations, Clock clock) {
        this.files = files;
        this.conversations = conversations;
        this.clock = clock;
    }

    boolean sees(AccountId viewer, StoredFile file) {
        return file.owner().equals(viewer)
                || files.carriers(file.id(), clock.instant()).stream().anyMatch(message -> sees(viewer, message));
    }

    private boolean sees(AccountId viewer, Message message) {
        return conversations
                .find(message.conversation())
                .filter(conversation -> conversation.includes(viewer))
                .isPresent();
    }
}
