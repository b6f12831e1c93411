package io.webchat.adapter.mcp.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.adapter.mcp.McpCall;
import io.webchat.adapter.mcp.text.Authors;
import io.webchat.application.messaging.BrowseConversations;
import io.webchat.application.questions.ReadQuestions;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits for the session, counts and senders only: reading it hands nothing out. */
public final class InboxResource {
    public static final String URI = "webchat://inbox";
    public static final String NAME = "inbox";
    public static final String DESCRIPTION =
            "Conversations with unread messages and open questions: counts and senders, no texts.";
    public static final String MEDIA_TYPE = "application/json";

    private static final int MAX_LINES = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrowseConversations browse;
    private final ReadQuestions readQuestions;

    @Inject
    InboxResource(BrowseConversations browse, ReadQuestions readQuestions) {
        this.browse = browse;
        this.readQuestions = readQuestions;
    }

    String read(McpCall call) {
        List<Map<String, Object>> unread = browse.list(call.caller().account()).stream()
                .filter(line -> line.unread() > 0)
                .limit(MAX_LINES)
                .map(line -> Map.<String, Object>of(
                        "conversation",
                        line.conversation(),
                        "unread",
                        line.unread(),
                        "last_from",
                        line.last().from().value(),
                        "kind",
                        Authors.kind(line.last())))
                .toList();
        List<Map<String, Object>> questions = readQuestions.list(call.caller(), false, Question.State.OPEN).stream()
                .limit(MAX_LINES)
                .map(view -> Map.<String, Object>of(
                        "question_id",
                        view.question().id().value(),
                        "from",
                        view.from().value()))
                .toList();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("you", call.caller().account().address().value());
        shown.put("unread", unread);
        shown.put("open_questions", questions);
        try {
            return JSON.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
