package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.Console;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import java.time.Duration;

/** Stays online and prints what comes, until the process ends. */
public final class Watcher {
    private final Console console;

    public Watcher(Cli cli) {
        this.console = cli.console();
    }

    /**
     * @param interval the first pause before a reconnection, in seconds
     * @param strict whether a gap ends it
     */
    @SuppressWarnings("try") // The lock is only held.
    public void run(Identity identity, double interval, boolean strict) {
        Position position = Position.load(identity.session().folder());
        try (SessionLock lock = SessionLock.take(identity);
                Presence presence = new Presence(identity);
                Acknowledger acknowledger = new Acknowledger(identity.relay())) {
            presence.show(null);
            Duration pause = Duration.ofMillis((long) (interval * 1000));
            new LogFollower(identity, position, console, pause)
                    .run(new Printing(position, presence, acknowledger, strict));
        }
    }

    private final class Printing implements LogFollower.Receiver {
        private final Position position;
        private final Presence presence;
        private final Acknowledger acknowledger;
        private final boolean strict;
        private boolean away;

        Printing(Position position, Presence presence, Acknowledger acknowledger, boolean strict) {
            this.position = position;
            this.presence = presence;
            this.acknowledger = acknowledger;
            this.strict = strict;
        }

        @Override
        public void connected() {
            if (away) {
                away = false;
                presence.show(null);
                console.note("Connected again.");
            }
        }

        @Override
        public void event(ObjectNode event) {
            position.begin(event.path("seq").asLong(), Json.text(event, "cursor"));
            if (!Echo.is(event)) {
                print(event);
            }
            position.finish(event.path("seq").asLong(), Json.text(event, "cursor"));
            acknowledger.acknowledge(position.cursor());
        }

        @Override
        public void gap() {
            ObjectNode gap = Json.object("type", "gap", "gap", true);
            if (strict) {
                throw new CliException(ExitCode.GAP, "gap", "Events are missing. Start again to continue behind them.");
            }
            print(gap);
        }

        @Override
        public void paused() {
            console.note("Paused by the owner; waiting to be resumed.");
        }

        @Override
        public void disconnected(String reason) {
            if (!away) {
                away = true;
                console.note("Disconnected: " + reason);
            }
        }

        private void print(ObjectNode event) {
            String text = EventText.of(event);
            if (console.json() || !text.isEmpty()) {
                console.answer(event, text);
            }
        }
    }
}
