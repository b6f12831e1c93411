package io.webchat.application.messaging;

import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The messages, each in its place of its conversation. */
public interface MessageLog {
    /**
     * Stores a message and appends it to the log of each reader. When this returns, the message is on disk and
     * {@link io.webchat.application.inbox.InboxFeed} has its events. In every log, the messages of one conversation are
     * in the conversation's order. If the members of the message's group change before it is stored, it goes to the
     * members at the time of the commit.
     *
     * @throws io.webchat.domain.Refusal {@code unavailable} when the store can't be reached; the message may then be
     *     stored or not, and a repeat with the same key settles it
     * @throws IllegalStateException inside a unit of work: use {@link #stage} there
     */
    Appended append(NewMessage message);

    /**
     * Hands a message to the unit of work that the caller is in. It is stored, after everything else that the unit
     * writes, in the unit's transaction. A key that was used before is found at once.
     *
     * @throws IllegalStateException outside of a unit of work
     */
    StagedMessage stage(NewMessage message);

    /**
     * As {@link #append}, without waiting. Messages that one thread appends one after the other are stored in that
     * order. The stage completes on the store's own thread, which must not be blocked.
     */
    default CompletionStage<Appended> appendLater(NewMessage message) {
        return CompletableFuture.completedStage(append(message));
    }

    Optional<Message> find(MessageId id);

    /** The messages of a conversation before a place, newest first, at most {@code limit}. */
    List<Message> before(ConversationId conversation, long conversationSeq, int limit);

    /** In no order; unknown ids are left out. */
    List<Message> find(Collection<MessageId> ids);
}
