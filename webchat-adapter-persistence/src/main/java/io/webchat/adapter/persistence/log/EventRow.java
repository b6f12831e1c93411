package io.webchat.adapter.persistence.log;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payload of an event in a row of {@code inbox_event}: a message by its id, so that an edit or a deletion holds for
 * the log too; anything else by its facts.
 *
 * @param messageId null for what is no message
 * @param body JSON; null for a message
 */
public record EventRow(
        String kind, @Nullable UUID messageId, @Nullable String body) {
    public static final String MESSAGE = "message";
    private static final String MESSAGE_EDITED = "message_edited";
    private static final String MESSAGE_DELETED = "message_deleted";
    private static final String RECEIPT = "receipt";
    private static final String REACTION = "reaction";
    private static final String GROUP_CHANGED = "group_changed";
    private static final String JOIN_REQUEST = "join_request";
    private static final String BOUNCE = "bounce";
    private static final String QUESTION = "question";
    private static final String CALL = "call";
    private static final String CALLBACK_DISABLED = "callback_disabled";
    private static final String MESSAGE_TRANSLATED = "message_translated";

    // An older relay reads what a newer one wrote.
    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record Receipt(long conversation, long by, String status, long upToSeq) {}

    private record Reaction(UUID message, long conversation, long by, String emoji, boolean removed) {}

    private record GroupFacts(
            String group,
            String name,
            GroupChange change,
            long by,
            @Nullable Long member,
            @Nullable Role role) {}

    private record Join(String request, String group, long account, JoinRequest.State state, long askedAt) {}

    private record Bounce(UUID message, long conversation, String reason) {}

    private record DisabledCallback(String callback, String url, Disabled reason) {}

    private record Translated(String language) {}

    /** The arrival of a message that has no place yet. */
    public static EventRow arrival(MessageId id) {
        return new EventRow(MESSAGE, id.value(), null);
    }

    public static EventRow of(EventPayload payload) {
        return switch (payload) {
            case EventPayload.MessageArrived arrived -> message(MESSAGE, arrived.message());
            case EventPayload.MessageEdited edited -> message(MESSAGE_EDITED, edited.message());
            case EventPayload.MessageDeleted deleted -> message(MESSAGE_DELETED, deleted.message());
            case EventPayload.ReceiptMoved moved ->
                facts(
                        RECEIPT,
                        new Receipt(
                                moved.conversation().value(),
                                moved.by().value(),
                                moved.status().wireName(),
                                moved.upToSeq()));
            case EventPayload.ReactionChanged reaction ->
                facts(
                        REACTION,
                        new Reaction(
                                reaction.message().value(),
                                reaction.conversation().value(),
                                reaction.by().value(),
                                reaction.emoji(),
                                reaction.removed()));
            case EventPayload.GroupChanged group ->
                facts(
                        GROUP_CHANGED,
                        new GroupFacts(
                                group.group().value(),
                                group.name(),
                                group.change(),
                                group.by().value(),
                                group.member() == null ? null : group.member().value(),
                                group.role()));
            case EventPayload.JoinRequestChanged join ->
                facts(
                        JOIN_REQUEST,
                        new Join(
                                join.request().id(),
                                join.request().group().value(),
                                join.request().account().value(),
                                join.request().state(),
                                ChronoUnit.MICROS.between(
                                        Instant.EPOCH, join.request().askedAt())));
            case EventPayload.CallSignalled signalled -> facts(CALL, CallFacts.of(signalled));
            case EventPayload.QuestionChanged changed -> facts(QUESTION, QuestionFacts.of(changed.question()));
            case EventPayload.Bounced bounced ->
                facts(
                        BOUNCE,
                        new Bounce(
                                bounced.message().value(),
                                bounced.conversation().value(),
                                bounced.reason()));
            case EventPayload.CallbackDisabled disabled ->
                facts(
                        CALLBACK_DISABLED,
                        new DisabledCallback(disabled.callback().value(), disabled.url(), disabled.reason()));
            case EventPayload.MessageTranslated translated ->
                new EventRow(
                        MESSAGE_TRANSLATED,
                        translated.message().id().value(),
                        write(new Translated(translated.language().value())));
        };
    }

    private static EventRow message(String kind, Message message) {
        return new EventRow(kind, message.id().value(), null);
    }

    private static EventRow facts(String kind, Object facts) {
        return new EventRow(kind, null, write(facts));
    }

    /** @param message the message of the row; null when it has none */
    public EventPayload read(@Nullable Message message) {
        return switch (kind) {
            case MESSAGE -> new EventPayload.MessageArrived(present(message));
            case MESSAGE_EDITED -> new EventPayload.MessageEdited(present(message));
            case MESSAGE_DELETED -> new EventPayload.MessageDeleted(present(message));
            case RECEIPT -> receipt(read(Receipt.class));
            case REACTION -> reaction(read(Reaction.class));
            case GROUP_CHANGED -> group(read(GroupFacts.class));
            case JOIN_REQUEST -> join(read(Join.class));
            case QUESTION ->
                new EventPayload.QuestionChanged(read(QuestionFacts.class).question());
            case CALL -> read(CallFacts.class).payload();
            case BOUNCE -> bounce(read(Bounce.class));
            case CALLBACK_DISABLED -> disabled(read(DisabledCallback.class));
            case MESSAGE_TRANSLATED ->
                new EventPayload.MessageTranslated(
                        present(message), new LanguageTag(read(Translated.class).language()));
            default -> throw new IllegalStateException("an event of unknown kind " + kind);
        };
    }

    private static Message present(@Nullable Message message) {
        return requireNonNull(message, "an event without its message");
    }

    private static EventPayload receipt(Receipt facts) {
        return new EventPayload.ReceiptMoved(
                new ConversationId(facts.conversation()),
                new AccountId(facts.by()),
                DeliveryStatus.valueOf(facts.status().toUpperCase(Locale.ROOT)),
                facts.upToSeq());
    }

    private static EventPayload reaction(Reaction facts) {
        return new EventPayload.ReactionChanged(
                new MessageId(facts.message()),
                new ConversationId(facts.conversation()),
                new AccountId(facts.by()),
                facts.emoji(),
                facts.removed());
    }

    private static EventPayload group(GroupFacts facts) {
        return new EventPayload.GroupChanged(
                new GroupId(facts.group()),
                facts.name(),
                facts.change(),
                new AccountId(facts.by()),
                facts.member() == null ? null : new AccountId(facts.member()),
                facts.role());
    }

    private static EventPayload join(Join facts) {
        return new EventPayload.JoinRequestChanged(new JoinRequest(
                facts.request(),
                new GroupId(facts.group()),
                new AccountId(facts.account()),
                facts.state(),
                Instant.EPOCH.plus(facts.askedAt(), ChronoUnit.MICROS)));
    }

    private static EventPayload bounce(Bounce facts) {
        return new EventPayload.Bounced(
                new MessageId(facts.message()), new ConversationId(facts.conversation()), facts.reason());
    }

    private static EventPayload disabled(DisabledCallback facts) {
        return new EventPayload.CallbackDisabled(new CallbackId(facts.callback()), facts.url(), facts.reason());
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(Class<T> type) {
        try {
            return JSON.readValue(requireNonNull(body, "an event without its body"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event with an unreadable body", e);
        }
    }
}
