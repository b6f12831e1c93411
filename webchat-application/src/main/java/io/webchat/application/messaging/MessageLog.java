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
     * Stores a message and puts it into the log of each reader. When this returns, it is on disk, and
     * {@link io.webchat.application.inbox.InboxFeed} has been told. Not to be called inside a unit of work: it commits by
     * itself. In every log the messages of one conversation stand in the conversation's order.
     *
     * @throws io.webchat.domain.Refusal {@code unavailable} when the store can't be reached; the message may then be
     *     stored or not, and a repeat with the same key settles it
     */
    Appended append(NewMessage message);

    /**
     * As {@link #append}, outside of a unit of work and without waiting: calls that one thread makes one after the
     * other are stored in that order. What is refused at once is thrown, what fails later fails the answer; the answer
     * comes on the store's own thread, which must not be held up.
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
