package io.webchat.cli.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.Console;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.inbox.Acknowledger;
import io.webchat.cli.inbox.Echo;
import io.webchat.cli.inbox.LogFollower;
import io.webchat.cli.inbox.Position;
import io.webchat.cli.inbox.Presence;
import io.webchat.cli.inbox.SessionLock;
import io.webchat.cli.persona.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler for each event. An event is acknowledged once its handler has succeeded, or once it is a dead letter;
 * the position is on disk before the next event of the conversation begins.
 */
final class Daemon {
    static final Set<String> USUAL_TYPES =
            Set.of("message", "question", "question_answered", "question_expired", "join_request", "bounce");

    /** The subject of what a daemon writes to a sender whose message it gave up. Daemons don't answer each other. */
    static final String NOTICE_SUBJECT = "Not handled";

    private final Cli cli;
    private final Console console;
    private final Identity identity;
    private final Handling handling;
    private final Position position;
    private final DeadLetters deadLetters;
    private final HandlerRun handler;
    private final HandlerLog log;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    Daemon(Cli cli, Identity identity, Handling handling) {
        Path folder = identity.session().folder();
        this.cli = cli;
        this.console = cli.console();
        this.identity = identity;
        this.handling = handling;
        this.position = Position.load(folder);
        this.deadLetters = new DeadLetters(folder);
        this.log = new HandlerLog(folder);
        this.handler = new HandlerRun(handling.command(), cli.environment().folder(), handling.timeout(), log);
    }

    /** Ends by an exception only. */
    @SuppressWarnings("try") // The lock is only held.
    void run(Duration firstPause, @Nullable String state) {
        try (SessionLock lock = SessionLock.take(identity);
                Presence presence = new Presence(identity);
                Heartbeat heartbeat = new Heartbeat(identity.session().folder(), new ServiceNotice(cli.environment()));
                Acknowledger acknowledger = new Acknowledger(identity.relay())) {
            console.note("Handling events of " + identity.persona().key() + "; output of handlers is in " + log.file());
            new LogFollower(identity, position, console, firstPause)
                    .run(new Dispatching(presence, heartbeat, acknowledger, state));
        }
    }

    private final class Dispatching implements LogFollower.Receiver {
        private final Presence presence;
        private final Heartbeat heartbeat;
        private final Acknowledger acknowledger;
        private final @Nullable String state;
        private final ConversationLanes lanes = new ConversationLanes(handling.parallel());

        Dispatching(Presence presence, Heartbeat heartbeat, Acknowledger acknowledger, @Nullable String state) {
            this.presence = presence;
            this.heartbeat = heartbeat;
            this.acknowledger = acknowledger;
            this.state = state;
        }

        @Override
        public void connected() {
            presence.show(state);
            heartbeat.state("connected");
        }

        @Override
        public void event(ObjectNode event) {
            stopAfterAFault();
            long seq = event.path("seq").asLong();
            if (position.isBegun(seq)) {
                return; // It came again after a broken connection, and is being handled.
            }
            position.begin(seq, Json.text(event, "cursor"));
            if (Echo.is(event) || !handling.types().contains(Json.text(event, "type"))) {
                finish(event);
                return;
            }
            try {
                lanes.add(conversation(event), () -> handle(event));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
            }
        }

        private void handle(ObjectNode event) {
            try {
                String failure = tried(event);
                if (!failure.isEmpty()) {
                    giveUp(event, failure);
                }
                finish(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // Such as a full disk. The event stays unacknowledged, and the daemon ends at the next one.
                fault.set(e);
                console.note("An event can't be kept track of: " + e.getMessage());
            }
        }

        private void finish(ObjectNode event) {
            position.finish(event.path("seq").asLong(), Json.text(event, "cursor"));
            acknowledger.acknowledge(position.cursor());
        }

        @Override
        public void gap() {
            if (handling.strict()) {
                throw new CliException(ExitCode.GAP, "gap", "Events are missing. Start again to continue behind them.");
            }
            console.note("Events are missing here; handling continues behind them.");
        }

        @Override
        public void paused() {
            heartbeat.state("paused");
            console.note("Paused by the owner; waiting to be resumed.");
        }

        @Override
        public void disconnected(String reason) {
            stopAfterAFault();
            heartbeat.state("disconnected");
            console.note("Disconnected: " + reason);
        }
    }

    private void stopAfterAFault() {
        if (fault.get() instanceof RuntimeException failure) {
            throw failure;
        }
    }

    /** Why the last try failed; empty after one that didn't. */
    private String tried(ObjectNode event) throws InterruptedException {
        String failure = "";
        Duration pause = handling.retryDelay();
        for (int attempt = 1; attempt <= handling.tries(); attempt++) {
            failure = handler.run(event, attempt);
            if (failure.isEmpty()) {
                return failure;
            }
            console.note("The handler failed for event " + Json.text(event, "seq") + " (try " + attempt + " of "
                    + handling.tries() + "): " + failure);
            if (attempt < handling.tries()) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
        return failure;
    }

    private void giveUp(ObjectNode event, String failure) {
        Path letter = deadLetters.add(event, failure, handling.tries());
        console.note("Event " + Json.text(event, "seq") + " is given up, and is in " + letter);
        JsonNode message = event.path("message");
        boolean notice = Json.text(message, "subject").equals(NOTICE_SUBJECT);
        if (!handling.notifySenders() || !message.isObject() || notice || isFromOutside(message)) {
            return;
        }
        String id = Json.text(message, "message_id");
        try {
            identity.relay()
                    .post(
                            "/api/v1/messages",
                            Json.object(
                                    "to",
                                    Json.text(message, "from"),
                                    "subject",
                                    NOTICE_SUBJECT,
                                    "text",
                                    "Your message could not be handled: " + failure + ".",
                                    "reply_to",
                                    Json.text(message, "conversation").startsWith("dm:") ? id : null,
                                    "idempotency_key",
                                    "not-handled-" + id));
        } catch (CliException e) {
            console.note("The sender was not notified: " + e.getMessage());
        }
    }

    private static boolean isFromOutside(JsonNode message) {
        return Json.text(message, "from_kind").equals("bridge")
                || Json.text(message, "from_kind").equals("system");
    }

    private static String conversation(JsonNode event) {
        for (String noun : new String[] {"message", "question", "bounce"}) {
            String conversation = Json.text(event.path(noun), "conversation");
            if (!conversation.isEmpty()) {
                return conversation;
            }
        }
        return "";
    }
}
