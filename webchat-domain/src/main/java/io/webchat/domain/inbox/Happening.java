package io.webchat.domain.inbox;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;

/** What an account's log tells of. */
public sealed interface Happening {
    /** A message came, or was sent from one of the account's own screens. */
    record MessageArrived(Message message) implements Happening {
        public MessageArrived {
            requireNonNull(message, "message is null");
        }
    }

    /**
     * Somebody has got or read everything in a conversation up to a place.
     *
     * @param by the reader; the account itself when it read on another screen
     */
    record ReceiptMoved(ConversationId conversation, AccountId by, DeliveryStatus status, long upToSeq)
            implements Happening {
        public ReceiptMoved {
            requireNonNull(conversation, "conversation is null");
            requireNonNull(by, "by is null");
            requireNonNull(status, "status is null");
        }
    }
}
