package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.EventStream;
import io.webchat.cli.relay.ProblemException;
import io.webchat.cli.relay.UnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits until something concerns the session, without taking it: reading and acknowledging are other commands. */
public final class Waiter {
    /** What wakes, unless other types are named. */
    public static final Set<String> USUAL_TYPES =
            Set.of("message", "question", "question_answered", "question_expired", "join_request", "bounce", "call");

    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration RECONNECT = Duration.ofMillis(500);
    private static final Duration MAX_RECONNECT = Duration.ofSeconds(10);

    private final Identity identity;
    private final Duration patience;

    /** @param patience how long a relay that was there may be away */
    public Waiter(Identity identity, Duration patience) {
        this.identity = identity;
        this.patience = patience;
    }

    /**
     * The events that are there, or the first that come.
     *
     * @param limit events at most
     * @param timeout null to wait for as long as it takes
     * @return none when nothing came in time
     * @throws CliException with {@link ExitCode#GAP}, {@link ExitCode#SIGN_IN}, {@link ExitCode#PAUSED} or
     *     {@link ExitCode#UNREACHABLE}
     */
    public List<ObjectNode> await(Predicate<JsonNode> wanted, int limit, @Nullable Duration timeout) {
        @Nullable Long deadline = timeout == null ? null : System.nanoTime() + timeout.toNanos();
        boolean connected = false;
        long lastSeen = System.nanoTime();
        Duration pause = RECONNECT;
        while (deadline == null || System.nanoTime() < deadline) {
            try (EventStream stream = EventStream.open(identity.relay(), null, null)) {
                connected = true;
                pause = RECONNECT;
                List<ObjectNode> found = collect(stream, wanted, limit, deadline);
                if (!found.isEmpty()) {
                    return found;
                }
                lastSeen = System.nanoTime();
            } catch (UnreachableException | ProblemException e) {
                if (e instanceof ProblemException refused && refused.status() < 500 && refused.status() != 429) {
                    throw refused;
                }
                if (!connected || System.nanoTime() - lastSeen > patience.toNanos()) {
                    throw e;
                }
            }
            sleep(pause, deadline);
            pause = pause.multipliedBy(2).compareTo(MAX_RECONNECT) < 0 ? pause.multipliedBy(2) : MAX_RECONNECT;
        }
        return List.of();
    }

    /** Empty when the stream ended, or the deadline came, before anything else. */
    private static List<ObjectNode> collect(
            EventStream stream, Predicate<JsonNode> wanted, int limit, @Nullable Long deadline) {
        List<ObjectNode> found = new ArrayList<>();
        @Nullable Long until = deadline;
        while (found.size() < limit) {
            ObjectNode event = stream.next(until);
            if (event == null) {
                return found;
            }
            refuseToWait(event);
            if (wanted.test(event)) {
                found.add(event);
                until = System.nanoTime() + QUIET.toNanos();
            }
        }
        return found;
    }

    private static void refuseToWait(ObjectNode event) {
        if (event.path("paused").asBoolean() || Json.text(event, "type").equals("paused")) {
            String reason = Json.text(event, "reason");
            throw new CliException(
                    ExitCode.PAUSED,
                    "agent_paused",
                    "The owner has paused this agent" + (reason.isEmpty() ? "." : ": " + reason));
        }
        if (event.path("gap").asBoolean()) {
            throw new CliException(
                    ExitCode.GAP,
                    "gap",
                    "Events are missing: retention removed them, or the relay's data was restored. Read with: webchat"
                            + " inbox");
        }
    }

    private static void sleep(Duration pause, @Nullable Long deadline) {
        long millis = pause.toMillis();
        if (deadline != null) {
            millis = Math.min(
                    millis, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
        }
        try {
            Thread.sleep(Math.max(millis, 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
        }
    }
}
