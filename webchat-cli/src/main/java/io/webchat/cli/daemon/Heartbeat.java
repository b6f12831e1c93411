package io.webchat.cli.daemon;

import io.webchat.cli.Json;
import io.webchat.cli.persona.PrivateFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Writes a file every few seconds, and tells systemd, for as long as the daemon works. */
final class Heartbeat implements AutoCloseable {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Path file;
    private final ServiceNotice service;
    private final Thread thread;
    private volatile String state = "starting";

    Heartbeat(Path sessionFolder, ServiceNotice service) {
        this.file = sessionFolder.resolve("heartbeat.json");
        this.service = service;
        this.thread = Thread.ofVirtual().name("heartbeat").start(this::run);
    }

    /** @param now connected, disconnected or paused */
    void state(String now) {
        boolean first = state.equals("starting") && !now.equals("starting");
        state = now;
        beat();
        if (first) {
            service.send("--ready", "--status=" + now);
        } else {
            service.send("--status=" + now);
        }
    }

    private void run() {
        Duration watchdog = service.watchdog();
        Duration pause = watchdog == null ? USUAL : min(watchdog.dividedBy(2), USUAL);
        try {
            while (true) {
                beat();
                if (watchdog != null) {
                    service.send("WATCHDOG=1");
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            // The daemon ends.
        }
    }

    private synchronized void beat() {
        PrivateFiles.write(
                file,
                Json.write(Json.object(
                                "at", Instant.now().toString(),
                                "pid", ProcessHandle.current().pid(),
                                "state", state))
                        + "\n");
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
