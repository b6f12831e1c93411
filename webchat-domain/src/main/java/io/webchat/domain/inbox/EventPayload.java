package io.webchat.domain.inbox;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.calls.Call;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Question;
import org.jspecify.annotations.Nullable;

/** What an account's log tells of. */
public sealed interface EventPayload {
    /** A message came, or was sent from one of the account's own screens. */
    record MessageArrived(Message message) implements EventPayload {
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
            implements EventPayload {
        public ReceiptMoved {
            requireNonNull(conversation, "conversation is null");
            requireNonNull(by, "by is null");
            requireNonNull(status, "status is null");
        }
    }

    /** A message says something else now. */
    record MessageEdited(Message message) implements EventPayload {}

    /** Only a message's tombstone is left. */
    record MessageDeleted(Message message) implements EventPayload {}

    /** @param emoji what {@code by} put to the message, or took back */
    record ReactionChanged(MessageId message, ConversationId conversation, AccountId by, String emoji, boolean removed)
            implements EventPayload {}

    /**
     * Something happened to a group.
     *
     * @param name the group's at that time: who was removed can't look it up any more
     * @param member whom it concerns; null when it concerns the group
     * @param role the member's from now on; null where it says nothing
     */
    record GroupChanged(
            GroupId group,
            String name,
            GroupChange change,
            AccountId by,
            @Nullable AccountId member,
            @Nullable Role role)
            implements EventPayload {}

    /** Somebody wants to join a group, or was answered. */
    record JoinRequestChanged(JoinRequest request) implements EventPayload {}

    /**
     * A message of one's own will not arrive.
     *
     * @param reason a stable word: {@code expired}, {@code failed}
     */
    record Bounced(MessageId message, ConversationId conversation, String reason) implements EventPayload {}

    /** A question was asked, answered or left to its default: what it is, it says itself. */
    record QuestionChanged(Question question) implements EventPayload {}

    /**
     * One side of a call told the other something, or the relay ended it.
     *
     * @param call as it is since then
     * @param signal {@code ring}, {@code missed}, or a {@link Call.Signal}'s word
     * @param data JSON text for the other side's browser; null for none
     */
    record CallSignalled(
            Call call,
            AccountId by,
            String signal,
            @Nullable String data) implements EventPayload {}

    /**
     * A callback of the account is called no more.
     *
     * @param url whom it called
     */
    record CallbackDisabled(CallbackId callback, String url, Disabled reason) implements EventPayload {}

    /** There is news of a message's translation; what it says, is asked when it is shown. */
    record MessageTranslated(Message message, LanguageTag language) implements EventPayload {}

    /**
     * Something that only a newer version of the relay knows. Readers skip it and go on after its number.
     *
     * @param kind as the newer version stored it
     */
    record Unknown(String kind) implements EventPayload {
        public Unknown {
            requireNonNull(kind, "kind is null");
        }
    }

    /** Whether it changes what an earlier event of a log shows. */
    default boolean revises() {
        return this instanceof MessageEdited || this instanceof MessageDeleted;
    }
}
