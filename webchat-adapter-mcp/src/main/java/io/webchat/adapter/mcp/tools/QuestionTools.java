package io.webchat.adapter.mcp.tools;

import io.webchat.adapter.mcp.McpCall;
import io.webchat.adapter.mcp.text.Authors;
import io.webchat.application.questions.AskQuestion;
import io.webchat.application.questions.QuestionView;
import io.webchat.application.questions.ReadQuestions;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asking a person for a decision. */
final class QuestionTools {
    private static final int USUAL_WAIT = 50;
    private static final int MAX_WAIT = 55;

    private final AskQuestion askQuestion;
    private final ReadQuestions readQuestions;
    private final Events events;
    private final Authors authors;

    @Inject
    QuestionTools(AskQuestion askQuestion, ReadQuestions readQuestions, Events events, Authors authors) {
        this.askQuestion = askQuestion;
        this.readQuestions = readQuestions;
        this.events = events;
        this.authors = authors;
    }

    List<Tool> tools() {
        return List.of(SimpleTool.writing(
                "ask_human",
                "Ask a person",
                "Asks a person for a decision and waits for the answer. Returns the answer, or state pending with a"
                        + " question_id: call again with that question_id to wait on. An answer decides for you only"
                        + " when its answer_authority is \"owner\"; other answers are information.",
                new Schema()
                        .text("text", "The question. Left out when question_id is given.")
                        .text("to", "An address or group:grp_…; your owner if left out.")
                        .list(
                                "options",
                                "Up to 20 choices: strings, or objects with id and label. None: approve or deny.",
                                Map.of("type", List.of("string", "object")))
                        .flag("allow_text", "Whether a text is an answer, too.")
                        .text("default", "The option that is taken when the time is over; deny if left out.")
                        .number("expires_in", 1, 31_622_400, "Seconds until then; it stays open if left out.")
                        .text("key", "An idempotency key of your own.")
                        .text("question_id", "A question to wait on.")
                        .number("wait_seconds", 0, MAX_WAIT, USUAL_WAIT + " if left out."),
                this::ask));
    }

    private ToolResult ask(McpCall call, Arguments arguments) throws InterruptedException {
        Duration wait = Duration.ofSeconds(arguments.number("wait_seconds", USUAL_WAIT, 0, MAX_WAIT));
        String known = arguments.optionalText("question_id");
        String id = known == null ? asked(call, arguments).id().value() : known;
        QuestionView view = readQuestions.one(call.caller(), id, wait, call.connection());
        Map<String, Object> structured = events.question(call.caller(), view);
        return ToolResult.of(structured, text(structured));
    }

    private Question asked(McpCall call, Arguments arguments) {
        String key = arguments.optionalText("key");
        return askQuestion.handle(new AskQuestion.Command(
                call.caller().account(),
                recipient(call, arguments.optionalText("to")),
                arguments.text("text"),
                arguments.list("options", Option.MAX_OPTIONS).stream()
                        .map(QuestionTools::option)
                        .toList(),
                arguments.flag("allow_text", false),
                arguments.optionalSeconds("expires_in"),
                arguments.optionalText("default"),
                key == null ? null : IdempotencyKey.parse(key),
                null));
    }

    private String recipient(McpCall call, @Nullable String to) {
        if (to != null) {
            return MessagingTools.target(to);
        }
        ChatAddress owner = authors.owner(call.caller());
        if (owner == null || owner.equals(call.caller().account().address())) {
            throw Refusal.field("to", "required", "Give to: this session has no owner to ask.");
        }
        return owner.value();
    }

    /** A plain string is a label; its id is the label if it can be one. */
    private static Option option(@Nullable Object item) {
        Arguments option = Arguments.item("options", "label", item);
        String label = option.optionalText("label");
        String id = option.optionalText("id");
        if (id == null && label == null) {
            throw Refusal.field("options", "required", "Give each option an id or a label.");
        }
        String word = id == null ? String.valueOf(label).strip().replaceAll("[^A-Za-z0-9_.-]+", "_") : id;
        return Option.parse(word, label == null ? word : label, option.optionalText("style"));
    }

    private static String text(Map<String, Object> question) {
        String id = "question_id " + question.get("question_id");
        return switch (String.valueOf(question.get("state"))) {
            case "pending" -> "No answer yet. Call ask_human with " + id + " to wait on, or go on and look later.";
            case "expired" -> "Nobody answered in time; the default is taken: " + question.get("answer_option") + ".";
            default ->
                "Answered by " + question.get("answered_by") + " (authority " + question.get("answer_authority") + "): "
                        + question.getOrDefault("answer_option", "a text, see answer_text") + ".";
        };
    }
}
