package io.webchat.cli.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How events are handled.
 *
 * @param command the handler and its arguments
 * @param types the events it is called for
 * @param tries how often an event is tried
 * @param retryDelay the pause before the second try; each further one is twice as long
 * @param timeout how long a handler may run
 * @param notifySenders whether senders learn that a message was given up
 * @param strict whether a gap ends the daemon
 */
record Handling(
        List<String> command,
        Set<String> types,
        int parallel,
        int tries,
        Duration retryDelay,
        Duration timeout,
        boolean notifySenders,
        boolean strict) {
    Handling {
        command = List.copyOf(command);
        types = Set.copyOf(types);
    }
}
