package io.webchat.application.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A message that a unit of work has handed to the log. The log stores it as the last step of the unit, so its place in
 * the conversation is known only after the commit.
 */
public final class StagedMessage {
    private final MessageId id;
    private final Appended.Outcome outcome;
    private @Nullable Message message;

    private StagedMessage(MessageId id, Appended.Outcome outcome, @Nullable Message message) {
        this.id = id;
        this.outcome = outcome;
        this.message = message;
    }

    /** One that is stored at the end of the unit of work. */
    public static StagedMessage fresh(NewMessage draft) {
        return new StagedMessage(draft.id(), Appended.Outcome.STORED, null);
    }

    /** One whose key was used before: nothing will be stored. */
    public static StagedMessage known(Appended first) {
        return new StagedMessage(first.message().id(), first.outcome(), first.message());
    }

    /** The id of the message that is stored under the key: the draft's, or that of an earlier message. */
    public MessageId id() {
        return id;
    }

    public Appended.Outcome outcome() {
        return outcome;
    }

    public boolean isFresh() {
        return outcome == Appended.Outcome.STORED;
    }

    /** Called by the log when the message has its place. */
    public void stored(Message placed) {
        message = requireNonNull(placed, "placed is null");
    }

    /**
     * Returns what became of the message.
     *
     * @throws IllegalStateException before the unit of work is committed
     */
    public Appended appended() {
        if (message == null) {
            throw new IllegalStateException("message " + id + " has no place before its unit of work is committed");
        }
        return new Appended(message, outcome);
    }
}
