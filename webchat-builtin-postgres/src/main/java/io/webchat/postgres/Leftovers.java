package io.webchat.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes that a killed relay or a killed server left behind on the folder. Only what runs from the folder's own
 * programs counts as ours, so a process id in an old file that by now belongs to a stranger does no harm. The caller
 * holds the folder's lock, hence nothing found here is in use.
 */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration FAST = Duration.ofSeconds(5);
    private static final Duration IMMEDIATE = Duration.ofSeconds(3);
    private static final Duration KILL = Duration.ofSeconds(10);

    private final Path folder;
    private final Signals signals;

    Leftovers(Path folder, Signals signals) {
        this.folder = folder;
        this.signals = signals;
    }

    /**
     * Returns when none is left: the server is asked first, the rest is killed.
     *
     * @throws PostgresUnavailable when one survives even that
     */
    void stop() {
        var found = running();
        if (found.isEmpty()) {
            return;
        }
        log.warn("Stopping processes {} that were left behind on {}", found, folder);
        Cluster.processId(folder).stream().filter(found::contains).forEach(this::askToStop);
        running().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        if (!Wait.until(() -> running().isEmpty(), KILL)) {
            throw new PostgresUnavailable("Can't stop processes %s, which still use %s".formatted(running(), folder));
        }
    }

    private void askToStop(long pid) {
        signals.fastStop(pid);
        if (!Wait.until(() -> !running().contains(pid), FAST)) {
            signals.immediateStop(pid);
            Wait.until(() -> running().isEmpty(), IMMEDIATE);
        }
    }

    /** The ids of all processes that run one of the folder's programs. */
    List<Long> running() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(long pid) {
        return program(pid).startsWith(folder + "/" + Binaries.FOLDER_PREFIX);
    }

    private static String program(long pid) {
        var process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readSymbolicLink(process.resolve("exe")).toString();
        } catch (IOException e) {
            return firstArgument(process);
        }
    }

    // Another user's program can't be asked for in some containers; its arguments can.
    private static String firstArgument(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
