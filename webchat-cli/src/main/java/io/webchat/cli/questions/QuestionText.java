package io.webchat.cli.questions;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;

/** Questions as text for people. */
public final class QuestionText {
    private QuestionText() {}

    /** The question with its options, or with what was answered. */
    public static String of(JsonNode question) {
        StringBuilder text = new StringBuilder("question ").append(word(question, "question_id"));
        text.append(" from ").append(word(question, "from")).append(": ");
        text.append(Text.indented(Json.text(question, "text")));
        JsonNode answer = question.path("answer");
        if (answer.isObject()) {
            String by = word(answer, "by");
            String said = word(answer, "option") + (answer.hasNonNull("text") ? " " + word(answer, "text") : "");
            return text.append("\n    ")
                    .append(word(question, "state"))
                    .append(": ")
                    .append(said.strip())
                    .append(by.isEmpty() ? " (the default)" : " by " + by)
                    .toString();
        }
        for (JsonNode option : question.path("options")) {
            text.append("\n    ").append(word(option, "id")).append(" = ").append(word(option, "label"));
        }
        return text.toString();
    }

    private static String word(JsonNode node, String field) {
        return Text.shortened(Json.text(node, field), 300);
    }
}
