package io.webchat.cli.daemon;

import io.webchat.cli.Environment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd how the service does, by the program {@code systemd-notify}: Java has no datagrams on local sockets. The
 * unit needs {@code NotifyAccess=all}. Does nothing where systemd doesn't ask.
 */
final class ServiceNotice {
    private final boolean asked;
    private final @Nullable Duration watchdog;

    ServiceNotice(Environment environment) {
        this.asked = environment.get("NOTIFY_SOCKET") != null;
        String micros = environment.get("WATCHDOG_USEC");
        this.watchdog = !asked || micros == null || !micros.matches("[0-9]{1,18}")
                ? null
                : Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), 1000L));
    }

    /** How often systemd wants to hear that the service lives; null when it doesn't. */
    @Nullable
    Duration watchdog() {
        return watchdog;
    }

    void send(String... notes) {
        if (!asked) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("systemd-notify"));
        command.addAll(List.of(notes));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            // Then systemd's own time limit speaks.
        }
    }
}
