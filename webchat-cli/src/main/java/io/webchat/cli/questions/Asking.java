package io.webchat.cli.questions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.ProblemException;
import io.webchat.cli.relay.RelayClient;
import io.webchat.cli.relay.UnreachableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits for the answer to a question, also over a restart of the relay: the question is kept there. */
final class Asking {
    static final String QUESTIONS = "/api/v1/webchat/questions";

    private static final int HOLD_SECONDS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Identity identity;

    Asking(Identity identity) {
        this.identity = identity;
    }

    /** The question as the relay has it. */
    ObjectNode ask(ObjectNode request) {
        return identity.relay().post(QUESTIONS, request);
    }

    /**
     * The question once it is no longer open, or as it is when the time is over.
     *
     * @param timeout null to wait until it is answered or expires
     */
    JsonNode await(String questionId, @Nullable Duration timeout) {
        long begun = System.nanoTime();
        long lastSeen = begun;
        while (true) {
            long left = timeout == null
                    ? HOLD_SECONDS
                    : timeout.minusNanos(System.nanoTime() - begun).toSeconds();
            int hold = Math.clamp(left, 0, HOLD_SECONDS);
            try {
                JsonNode question = identity.relay()
                        .get(
                                QUESTIONS + "/" + RelayClient.encode(questionId) + "?wait=" + hold,
                                Duration.ofSeconds(hold))
                        .path("question");
                lastSeen = System.nanoTime();
                if (!Json.text(question, "state").equals("open") || (timeout != null && left <= 0)) {
                    return question;
                }
            } catch (UnreachableException | ProblemException e) {
                boolean away = e instanceof UnreachableException
                        || (e instanceof ProblemException refused && refused.status() >= 500);
                if (!away || System.nanoTime() - lastSeen > PATIENCE.toNanos()) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
        }
    }

    /** How a command ends that asked: by the answer. */
    static int exitCode(JsonNode question) {
        return switch (Json.text(question, "state")) {
            case "answered" -> isFirst(question) ? ExitCode.OK : ExitCode.REFUSED;
            default -> ExitCode.TIMEOUT;
        };
    }

    /** Whether the first option was chosen; a text counts as well where no option was. */
    private static boolean isFirst(JsonNode question) {
        String chosen = Json.text(question.path("answer"), "option");
        JsonNode options = question.path("options");
        return chosen.isEmpty() || chosen.equals(Json.text(options.path(0), "id"));
    }
}
