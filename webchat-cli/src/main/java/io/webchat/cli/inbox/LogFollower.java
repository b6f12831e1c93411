package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.Console;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.EventStream;
import io.webchat.cli.relay.ProblemException;
import io.webchat.cli.relay.UnreachableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reads a session's events from its position on for as long as the process lives, over broken connections. */
public final class LogFollower {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    /** What is done with what comes. Called by one thread. */
    public interface Receiver {
        /** A connection is there; called for each. */
        void connected();

        /** An event that the position has not passed; the receiver finishes it there, now or later. */
        void event(ObjectNode event);

        /** Something that is not stored, such as typing. */
        default void passing(ObjectNode event) {}

        /** Events are missing. */
        void gap();

        /** The owner has paused this agent. */
        void paused();

        /** The connection is gone. */
        void disconnected(String reason);
    }

    private final Identity identity;
    private final Position position;
    private final Console console;
    private final Duration firstPause;

    public LogFollower(Identity identity, Position position, Console console, Duration firstPause) {
        this.identity = identity;
        this.position = position;
        this.console = console;
        this.firstPause = firstPause;
    }

    /** Ends only by an exception, such as for a session that has ended. */
    public void run(Receiver receiver) {
        Duration pause = firstPause;
        while (true) {
            long begun = System.nanoTime();
            try {
                follow(receiver);
                receiver.disconnected("the relay ended the stream");
            } catch (UnreachableException e) {
                receiver.disconnected(String.valueOf(e.getMessage()));
            } catch (ProblemException e) {
                refused(e, receiver);
            }
            boolean lived = System.nanoTime() - begun > MAX_PAUSE.toNanos();
            pause = lived ? firstPause : min(pause.multipliedBy(2), MAX_PAUSE);
            sleep(pause);
        }
    }

    private void refused(ProblemException refusal, Receiver receiver) {
        if (refusal.code().equals("cursor_invalid")) {
            position.jump(null);
            receiver.gap();
        } else if (refusal.exitCode() == ExitCode.PAUSED) {
            receiver.paused();
        } else if (refusal.status() == 429 || refusal.status() >= 500) {
            receiver.disconnected(String.valueOf(refusal.getMessage()));
        } else {
            throw refusal;
        }
    }

    private void follow(Receiver receiver) {
        try (EventStream stream = EventStream.open(identity.relay(), position.cursor(), null)) {
            receiver.connected();
            @Nullable ObjectNode event = stream.next(null);
            while (event != null) {
                receive(event, receiver);
                event = stream.next(null);
            }
        }
    }

    private void receive(ObjectNode event, Receiver receiver) {
        if (event.path("paused").asBoolean() || Json.text(event, "type").equals("paused")) {
            receiver.paused();
        } else if (event.path("gap").asBoolean()) {
            position.jump(Json.textOrNull(event, "cursor"));
            receiver.gap();
        } else if (!event.hasNonNull("seq")) {
            receiver.passing(event);
        } else if (!position.isFinished(event.path("seq").asLong())) {
            receiver.event(event);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** With jitter, so that a thousand sessions don't come back in the same moment. */
    private void sleep(Duration pause) {
        long millis = Math.max(pause.toMillis(), 50);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            console.note("Interrupted.");
            throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
        }
    }
}
