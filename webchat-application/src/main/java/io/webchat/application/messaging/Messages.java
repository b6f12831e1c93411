package io.webchat.application.messaging;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changes of a message after it was sent. Within a unit of work. */
public interface Messages {
    /** What a message said until {@code replacedAt}. */
    record Edit(String text, Instant replacedAt) {}

    /** What one account put to a message. */
    record Reaction(AccountId by, String emoji) {}

    /** The message, held against other changes until the end of the unit of work. */
    Optional<Message> lock(MessageId id);

    /** Keeps what it said, and returns it as it is now. */
    Message edit(Message message, Content content, Instant at);

    /** Leaves a tombstone: what it said, its earlier texts and its reactions go. Returns it as it is now. */
    Message delete(Message message, Instant at);

    /** Oldest first. */
    List<Edit> edits(MessageId id);

    /** Whether it changed anything. */
    boolean react(MessageId id, Reaction reaction, Instant at);

    /** Whether it changed anything. */
    boolean takeBack(MessageId id, Reaction reaction);

    /** For each message that has any, in the order in which they came. */
    Map<MessageId, List<Reaction>> reactions(Collection<MessageId> ids);
}
