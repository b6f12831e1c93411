package io.webchat.adapter.rest.inbox;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.webchat.adapter.rest.calls.CallResponse;
import io.webchat.adapter.rest.language.TranslationResponse;
import io.webchat.adapter.rest.messaging.MessageResponse;
import io.webchat.adapter.rest.questions.QuestionResponse;
import io.webchat.application.inbox.EventView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event on the wire, the same for every transport.
 *
 * @param own null for what others did
 * @param noun the name under which the content stands
 */
public record EventResponse(
        long seq,
        String cursor,
        String type,
        Instant at,
        @Nullable Boolean own,
        @JsonIgnore String noun,
        @JsonIgnore Object content) {
    /** Everything in the conversation up to {@code up_to_seq} has reached {@code status} with {@code by}. */
    public record Receipt(String conversation, String by, String status, long upToSeq, Instant at) {}

    public record ReactionChange(String messageId, String conversation, String by, String emoji, boolean removed) {}

    /** @param member null when it concerns the group; {@code role} null where it says nothing */
    public record GroupNews(
            String groupId,
            String name,
            String change,
            String by,
            @Nullable String member,
            @Nullable String role) {}

    public record Join(String requestId, String groupId, String chatAddress, String state) {}

    public record DisabledCallback(String callbackId, String url, String reason) {}

    public record Bounce(String messageId, String conversation, String reason) {}

    public static EventResponse of(EventView event) {
        return switch (event.body()) {
            case EventView.Body.Message message ->
                event(event, type(message.change()), "message", MessageResponse.of(message.message()));
            case EventView.Body.Receipt receipt -> event(event, "receipt", "receipt", content(receipt, event.at()));
            case EventView.Body.Reaction reaction -> event(event, "reaction", "reaction", content(reaction));
            case EventView.Body.Group group -> event(event, "group_changed", "group", content(group));
            case EventView.Body.Join join -> event(event, "join_request", "join_request", content(join));
            case EventView.Body.Call call -> event(event, "call", "call", CallResponse.of(call));
            case EventView.Body.Question question ->
                event(event, type(question), "question", QuestionResponse.of(question.question()));
            case EventView.Body.Bounce bounce ->
                event(
                        event,
                        "bounce",
                        "bounce",
                        new Bounce(bounce.messageId(), bounce.conversation(), bounce.reason()));
            case EventView.Body.CallbackDisabled disabled ->
                event(
                        event,
                        "callback_disabled",
                        "callback",
                        new DisabledCallback(
                                disabled.callbackId(),
                                disabled.url(),
                                disabled.reason().wireName()));
            case EventView.Body.Translated translated ->
                event(event, "message_translated", "translation", TranslationResponse.of(translated));
        };
    }

    private static String type(EventView.Change change) {
        return switch (change) {
            case NEW -> "message";
            case EDITED -> "message_edited";
            case DELETED -> "message_deleted";
        };
    }

    private static String type(EventView.Body.Question body) {
        return switch (body.question().question().state()) {
            case OPEN -> "question";
            case ANSWERED -> "question_answered";
            case EXPIRED -> "question_expired";
        };
    }

    private static Receipt content(EventView.Body.Receipt body, Instant at) {
        return new Receipt(body.conversation(), body.by().value(), body.status().wireName(), body.upToSeq(), at);
    }

    private static ReactionChange content(EventView.Body.Reaction body) {
        return new ReactionChange(
                body.messageId(), body.conversation(), body.by().value(), body.emoji(), body.removed());
    }

    private static GroupNews content(EventView.Body.Group body) {
        return new GroupNews(
                body.groupId(),
                body.name(),
                body.change().wireName(),
                body.by().value(),
                body.member() == null ? null : body.member().value(),
                body.role() == null ? null : body.role().wireName());
    }

    private static Join content(EventView.Body.Join body) {
        return new Join(
                body.requestId(),
                body.groupId(),
                body.asker().value(),
                body.state().wireName());
    }

    private static EventResponse event(EventView event, String type, String noun, Object content) {
        return new EventResponse(
                event.seq(), event.cursor().toString(), type, event.at(), event.own() ? true : null, noun, content);
    }

    @JsonAnyGetter
    Map<String, Object> nested() {
        return Map.of(noun, content);
    }
}
