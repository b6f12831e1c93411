package io.webchat.adapter.mcp.tools;

import io.webchat.adapter.mcp.text.Authors;
import io.webchat.adapter.mcp.text.Defanged;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.EventView;
import io.webchat.application.messaging.MessageView;
import io.webchat.application.questions.QuestionView;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of an inbox a model is shown. */
final class Events {
    private static final int MAX_QUESTION = 2_000;

    private final Authors authors;

    @Inject
    Events(Authors authors) {
        this.authors = authors;
    }

    /** All but receipts, passing translations, and what the reader did itself on another screen. */
    List<EventView> worthReading(List<EventView> all) {
        return all.stream().filter(Events::worthReading).toList();
    }

    private static boolean worthReading(EventView event) {
        return switch (event.body()) {
            case EventView.Body.Receipt receipt -> false;
            case EventView.Body.Translated translated -> false;
            case EventView.Body.Message message ->
                !event.own()
                        || message.message()
                                .to()
                                .equals(message.message().from().value());
            case EventView.Body.Question question ->
                !event.own() || question.question().question().state() == Question.State.EXPIRED;
            case EventView.Body.Reaction reaction -> !event.own();
            case EventView.Body.Group group -> !event.own();
            case EventView.Body.Join join -> !event.own();
            case EventView.Body.Call call -> !event.own();
            case EventView.Body.Bounce bounce -> true;
            case EventView.Body.CallbackDisabled disabled -> true;
        };
    }

    /** New messages; edits and deletions are among the others. */
    List<MessageView> messages(List<EventView> shown) {
        return shown.stream()
                .map(EventView::body)
                .filter(EventView.Body.Message.class::isInstance)
                .map(EventView.Body.Message.class::cast)
                .filter(body -> body.change() == EventView.Change.NEW)
                .map(EventView.Body.Message::message)
                .toList();
    }

    List<Map<String, Object>> others(SignedIn caller, List<EventView> shown) {
        return shown.stream()
                .filter(event -> !isNewMessage(event))
                .map(event -> structured(caller, event))
                .toList();
    }

    /** A line for each of {@link #others}. */
    static String lines(List<Map<String, Object>> others) {
        return others.stream()
                .map(event -> "\n"
                        + event.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining());
    }

    private static boolean isNewMessage(EventView event) {
        return event.body() instanceof EventView.Body.Message body && body.change() == EventView.Change.NEW;
    }

    private Map<String, Object> structured(SignedIn caller, EventView event) {
        Map<String, Object> shown = new LinkedHashMap<>();
        switch (event.body()) {
            case EventView.Body.Message body -> {
                shown.put("type", body.change() == EventView.Change.EDITED ? "message_edited" : "message_deleted");
                shown.put("message_id", body.message().message().id().toString());
                shown.put("conversation", body.message().conversation());
                shown.put("from", body.message().from().value());
                if (body.change() == EventView.Change.EDITED) {
                    shown.put("new_text", "history with message_id");
                }
            }
            case EventView.Body.Question body -> {
                shown.put(
                        "type", "question_" + body.question().question().state().wireName());
                shown.putAll(question(caller, body.question()));
            }
            case EventView.Body.Reaction body -> {
                shown.put("type", "reaction");
                shown.put("message_id", body.messageId());
                shown.put("from", body.by().value());
                shown.put("emoji", Defanged.label(body.emoji(), 16));
                shown.put("removed", body.removed());
            }
            case EventView.Body.Group body -> {
                shown.put("type", "group_" + body.change().wireName());
                shown.put("group", "group:" + body.groupId());
                shown.put("by", body.by().value());
                if (body.member() != null) {
                    shown.put("member", body.member().value());
                }
            }
            case EventView.Body.Join body -> {
                shown.put("type", "join_request_" + body.state().wireName());
                shown.put("request_id", body.requestId());
                shown.put("group", "group:" + body.groupId());
                shown.put("from", body.asker().value());
            }
            case EventView.Body.Call body -> {
                shown.put("type", "call");
                shown.put("signal", Defanged.label(body.signal(), 32));
                shown.put("from", body.by().value());
            }
            case EventView.Body.Bounce body -> {
                shown.put("type", "bounce");
                shown.put("message_id", body.messageId());
                shown.put("conversation", body.conversation());
                shown.put("reason", Defanged.label(body.reason()));
            }
            case EventView.Body.CallbackDisabled body -> {
                shown.put("type", "callback_disabled");
                shown.put("callback_id", body.callbackId());
            }
            case EventView.Body.Receipt body -> shown.put("type", "receipt");
            case EventView.Body.Translated body -> shown.put("type", "message_translated");
        }
        return shown;
    }

    Map<String, Object> question(SignedIn caller, QuestionView view) {
        Question question = view.question();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("question_id", question.id().value());
        shown.put("state", question.open() ? "pending" : question.state().wireName());
        shown.put("from", view.from().value());
        shown.put("authority", authors.authority(caller, view.from()));
        shown.put("conversation", view.conversation());
        shown.put(
                "question",
                Defanged.text(question.text()
                        .substring(0, Math.min(MAX_QUESTION, question.text().length()))));
        shown.put(
                "options",
                question.options().stream()
                        .map(option -> Map.of("id", option.id(), "label", Defanged.label(option.label(), 80)))
                        .toList());
        if (question.expiresAt() != null) {
            shown.put("expires_at", question.expiresAt().toString());
        }
        Answer answer = question.answer();
        if (answer != null) {
            if (answer.option() != null) {
                shown.put("answer_option", answer.option());
            }
            if (answer.text() != null) {
                shown.put("answer_text", Defanged.text(answer.text()));
            }
            if (view.answeredBy() != null) {
                shown.put("answered_by", view.answeredBy().value());
                shown.put("answer_authority", authors.authority(caller, view.answeredBy()));
            }
        }
        return shown;
    }
}
