package io.webchat.application.messaging;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How far each reader has come in each conversation. A mark covers all before it, and never goes back. */
public interface Receipts {
    /** Everything in {@code conversation} up to {@code upToSeq} has reached {@code status} with {@code reader}. */
    record Mark(ConversationId conversation, AccountId reader, DeliveryStatus status, long upToSeq) {}

    /** Stores the marks that go farther than the stored ones, and returns those. */
    List<Mark> advance(Collection<Mark> marks, Instant at);

    /**
     * For each message, one receipt for each of its receivers, its sender left out: none for saved messages. The times
     * are those of the earliest mark that covers the message; what is read is delivered too.
     */
    Map<MessageId, List<Receipt>> of(Collection<Message> messages);
}
