package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code webchat wait}. */
@Command(
        name = "wait",
        footer = {
            "",
            "Ends with 0 when something is there, 2 when the time is over, 3 at a gap, 4 when",
            "the session has ended, 5 when the owner has paused the agent, 6 when the relay",
            "can't be reached. What is printed stays in the inbox: read it with 'webchat",
            "inbox', or take it with --take."
        })
public final class WaitCommand implements Callable<Integer> {
    private static final int USUAL_LIMIT = 20;

    private final Cli cli;

    @Option(names = "--from", paramLabel = "ADDRESS", description = "Wait for what comes from this address or group.")
    @Nullable
    String from;

    @Option(
            names = "--event",
            paramLabel = "TYPE",
            split = ",",
            description = "Wait for these types of events: message, message_edited, receipt, question, ...")
    List<String> types = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Stop waiting after this time.")
    @Nullable
    Double timeout;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long a relay that was there may be away.")
    double patience;

    @Option(names = "--limit", paramLabel = "N", description = "Print at most this many events.")
    int limit = USUAL_LIMIT;

    @Option(names = "--new", description = "Skip what an earlier 'wait --new' has reported.")
    boolean onlyNew;

    @Option(names = "--take", description = "Acknowledge what is printed.")
    boolean take;

    @Option(names = "--summary", description = "Print how many came from whom, and no text.")
    boolean summary;

    public WaitCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (take && (from != null || !types.isEmpty())) {
            throw CliException.usage("--take acknowledges all that came before, so it can't be used with a filter.");
        }
        Identity identity = cli.identity();
        Reported reported = new Reported(identity.session().folder());
        Set<String> wantedTypes = types.isEmpty() ? Waiter.USUAL_TYPES : new HashSet<>(types);
        Predicate<JsonNode> wanted = event -> wantedTypes.contains(Json.text(event, "type"))
                && !Echo.is(event)
                && (from == null || isFrom(event, from))
                && (!onlyNew || reported.isNew(event));
        List<ObjectNode> found =
                new Waiter(identity, seconds(patience)).await(wanted, limit, timeout == null ? null : seconds(timeout));
        if (found.isEmpty()) {
            return ExitCode.TIMEOUT;
        }
        print(found);
        if (onlyNew) {
            reported.report(found.getLast());
        }
        if (take) {
            identity.relay()
                    .postRepeatable("/api/v1/webchat/ack", Json.object("cursor", Json.text(found.getLast(), "cursor")));
        }
        return ExitCode.OK;
    }

    private void print(List<ObjectNode> found) {
        if (summary) {
            Arrivals arrivals = Arrivals.of(found);
            cli.console().answer(arrivals.toJson(), arrivals.toString());
            return;
        }
        found.forEach(event -> cli.console().answer(event, EventText.of(event)));
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis((long) (Math.max(value, 0) * 1000));
    }

    /** Whether an event came from an address, or in a group. */
    static boolean isFrom(JsonNode event, String from) {
        for (String noun : List.of("message", "question")) {
            JsonNode content = event.path(noun);
            boolean group = from.startsWith("grp_") || from.startsWith("group:");
            String conversation = from.startsWith("grp_") ? "group:" + from : from;
            if (content.isObject()) {
                return group
                        ? Json.text(content, "conversation").equals(conversation)
                        : Json.text(content, "from").equalsIgnoreCase(from)
                                || Json.text(content.path("answer"), "by").equalsIgnoreCase(from);
            }
        }
        return false;
    }
}
