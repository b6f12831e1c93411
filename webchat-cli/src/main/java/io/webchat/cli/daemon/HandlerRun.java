package io.webchat.cli.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a handler for one event. */
final class HandlerRun {
    private static final long GRACE_SECONDS = 5;

    private final List<String> command;
    private final Path folder;
    private final Duration timeout;
    private final HandlerLog log;

    HandlerRun(List<String> command, Path folder, Duration timeout, HandlerLog log) {
        this.command = command;
        this.folder = folder;
        this.timeout = timeout;
        this.log = log;
    }

    /** Empty when the event is handled, else why it is not. */
    String run(ObjectNode event, int attempt) throws InterruptedException {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            describe(event, attempt, builder.environment());
            Process process = builder.start();
            try {
                return outcome(process, event, attempt);
            } finally {
                kill(process);
            }
        } catch (IOException e) {
            return "it can't be run: " + e.getMessage();
        }
    }

    private String outcome(Process process, ObjectNode event, int attempt) throws InterruptedException {
        Thread output = Thread.ofVirtual().start(() -> copy(process.getInputStream(), event, attempt));
        Thread input = Thread.ofVirtual().start(() -> feed(process, event));
        boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill(process);
        }
        // A child of the handler may keep its output open.
        output.join(Duration.ofSeconds(1));
        input.interrupt();
        if (!ended) {
            return "it ran longer than " + timeout.toSeconds() + " s";
        }
        return process.exitValue() == 0 ? "" : "it ended with " + process.exitValue();
    }

    private static void feed(Process process, ObjectNode event) {
        try (OutputStream input = process.getOutputStream()) {
            input.write((Json.write(event) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            // A handler need not read it.
        }
    }

    private void copy(InputStream output, ObjectNode event, int attempt) {
        try (output) {
            log.copy(output, Json.text(event, "seq") + " try " + attempt);
        } catch (IOException e) {
            // The handler is gone.
        }
    }

    private static void kill(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> family = process.descendants().toList();
        family.forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            family.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The parts that handlers need most, beside the JSON on standard input. */
    static void describe(ObjectNode event, int attempt, Map<String, String> variables) {
        JsonNode message = event.path("message");
        JsonNode question = event.path("question");
        JsonNode content = message.isObject() ? message : question;
        variables.remove("WEBCHAT_CLI_TERMINALS");
        variables.put("WEBCHAT_EVENT_TYPE", Json.text(event, "type"));
        variables.put("WEBCHAT_EVENT_SEQ", Json.text(event, "seq"));
        variables.put("WEBCHAT_ATTEMPT", Integer.toString(attempt));
        put(variables, "WEBCHAT_MESSAGE_ID", content, "message_id");
        put(variables, "WEBCHAT_FROM", content, "from");
        put(variables, "WEBCHAT_FROM_KIND", content, "from_kind");
        put(variables, "WEBCHAT_FROM_OWNER", content, "from_owner");
        put(variables, "WEBCHAT_CONVERSATION", content, "conversation");
        put(variables, "WEBCHAT_REPLY_TO", content, "reply_to");
        put(variables, "WEBCHAT_QUESTION_ID", question, "question_id");
    }

    private static void put(Map<String, String> variables, String name, JsonNode content, String field) {
        // A text with a zero can't be in an environment.
        String value = Json.text(content, field).replace("\0", "");
        if (value.isEmpty()) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }
}
