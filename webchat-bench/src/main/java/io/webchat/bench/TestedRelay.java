package io.webchat.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A relay as everybody runs it, in a process of its own by {@code start_relay.sh}, on a data folder. */
final class TestedRelay implements AutoCloseable {
    private static final Duration MAX_START = Duration.ofMinutes(5);
    private static final int LOOK_MILLISECONDS = 2;

    private final Path repository;
    private final Path folder;
    private final int port;
    private String javaOptions = "";
    private @Nullable Process process;

    /** @param folder gets the data, the log and the settings */
    TestedRelay(Path repository, Path folder) throws IOException {
        this.repository = repository;
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
    }

    /** With options of its JVM that come last. */
    TestedRelay with(String options) {
        javaOptions = options;
        return this;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return running().pid();
    }

    /** Until it answers; returns how long that took. */
    Duration start() throws IOException, InterruptedException {
        Path settings = folder.resolve("settings.env");
        Files.writeString(settings, """
            PORT=%d
            WEBCHAT_STRICT_PORT=true
            BRIDGE_DB_PATH=%s
            PCHAT_DEV_EXPOSE_CODES=true
            WEBCHAT_LIMIT_SENDS_PER_ACCOUNT=100000000
            WEBCHAT_CALLBACK_ALLOWED_HOSTS=127.0.0.1
            """.formatted(port, folder.resolve("data")));
        ProcessBuilder command =
                new ProcessBuilder(repository.resolve("start_relay.sh").toString(), "--config", settings.toString());
        removeSettings(command.environment());
        command.environment().merge("WEBCHAT_JAVA_OPTS", javaOptions, (given, own) -> given + " " + own);
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        long began = System.nanoTime();
        process = command.start();
        awaitHealth(began);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What the shell happens to have set must not count; options for Java may be tried out, though. */
    private static void removeSettings(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(key -> !key.equals("WEBCHAT_JAVA_OPTS")
                        && (key.startsWith("WEBCHAT_")
                                || key.startsWith("PCHAT_")
                                || key.equals("HOST")
                                || key.equals("PORT")));
    }

    private void awaitHealth(long began) throws IOException, InterruptedException {
        while (!healthy()) {
            if (!running().isAlive() || System.nanoTime() - began > MAX_START.toNanos()) {
                throw new IllegalStateException("the relay doesn't start: " + Files.readString(log()));
            }
            Thread.sleep(LOOK_MILLISECONDS);
        }
    }

    private boolean healthy() {
        try (HttpConnection connection = HttpConnection.open(port)) {
            return connection.get("/health").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it to stop, and waits. */
    void stop() throws InterruptedException {
        running().destroy();
        if (!running().waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the relay doesn't stop; see " + log());
        }
    }

    /** Ends relay and database at the same moment, as a power cut would. */
    void kill() throws IOException, InterruptedException {
        ServerProcesses database = database();
        running().destroyForcibly();
        database.kill();
        running().waitFor();
    }

    /** Its database as it runs now. */
    ServerProcesses database() throws IOException {
        return ServerProcesses.under(folder.resolve("data"));
    }

    Path log() {
        return folder.resolve("relay.log");
    }

    /** Has the JVM collect all garbage; false when there is no jcmd for it. */
    boolean collectGarbage() throws IOException, InterruptedException {
        return jcmd("GC.run").isPresent();
    }

    /** Bytes of the heap's objects that are in use; empty when there is no jcmd for it. */
    OptionalLong liveHeap() throws IOException, InterruptedException {
        // Counts after a collection of its own. The last line: Total, objects, bytes.
        return jcmd("GC.class_histogram")
                .map(histogram -> histogram.strip().split("\\s+"))
                .map(words -> OptionalLong.of(Long.parseLong(words[words.length - 1])))
                .orElse(OptionalLong.empty());
    }

    private Optional<String> jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    }

    private Process running() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException("start the relay first");
        }
        return current;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.onExit().join();
        }
    }
}
