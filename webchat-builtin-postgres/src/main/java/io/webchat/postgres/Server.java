package io.webchat.postgres;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process on a cluster: started, started again, stopped. Not safe for use by several threads. */
final class Server {
    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final int ATTEMPTS = 5;
    private static final int POLL_MILLISECONDS = 5;
    /** Long, because after a crash the server first repeats up to 1 GB of its log. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);

    private static final Duration FAST_LIMIT = Duration.ofSeconds(7);
    private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(2);
    private static final String WRONG_CREDENTIALS = "28";

    private final Path folder;
    private final Binaries binaries;
    private final UnprivilegedCommand command;
    private final Cluster cluster;
    private final ServerSettings settings;
    private final ServerLog serverLog;
    private final Signals signals;
    private final Leftovers leftovers;

    private volatile int port;
    private volatile @Nullable Process process;

    Server(
            Path folder,
            Binaries binaries,
            UnprivilegedCommand command,
            Signals signals,
            Leftovers leftovers,
            Cluster cluster,
            ServerSettings settings) {
        this.folder = folder;
        this.binaries = binaries;
        this.command = command;
        this.signals = signals;
        this.leftovers = leftovers;
        this.cluster = cluster;
        this.settings = settings;
        this.serverLog = new ServerLog(folder.resolve("server.log"));
    }

    /** Returns when it accepts connections, on a port of its choice. */
    void start() {
        startOn(LoopbackPort::free);
    }

    /** Like start, on the port it had. */
    void startAgain() {
        startOn(() -> port);
    }

    boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    /** The main process's id; -1 before the first start. */
    long processId() {
        var current = process;
        return current == null ? -1 : current.pid();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable".formatted(port);
    }

    /** Keeps the log file bounded. */
    void trimLog() {
        serverLog.trim();
    }

    /** Shuts it down within ten seconds or so, then kills it with all its processes. */
    void stop() {
        var current = process;
        if (current == null) {
            return;
        }
        if (current.isAlive()) {
            signals.fastStop(current.pid());
            if (!Wait.until(() -> !current.isAlive(), FAST_LIMIT)) {
                log.warn("PostgreSQL (process {}) is slow to shut down, making it quit", current.pid());
                signals.immediateStop(current.pid());
                Wait.until(() -> !current.isAlive(), IMMEDIATE_LIMIT);
            }
        }
        leftovers.stop();
    }

    private void startOn(IntSupplier ports) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (isStartedOn(ports.getAsInt())) {
                return;
            }
            log.info("PostgreSQL ended while starting (attempt {} of {})", attempt, ATTEMPTS);
        }
        String tail = serverLog.tail();
        throw new PostgresUnavailable("PostgreSQL does not start in %s. %sThe end of its log %s:%n%s"
                .formatted(folder, PostgresUnavailable.advice(tail), serverLog.file(), tail));
    }

    private boolean isStartedOn(int wantedPort) {
        leftovers.stop();
        serverLog.trim();
        try {
            command.own(serverLog.file());
            cluster.removePidFile();
            port = wantedPort;
            var started = launch();
            process = started;
            return isReady(started);
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't start PostgreSQL in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while PostgreSQL was starting in " + folder, e);
        }
    }

    private Process launch() throws IOException {
        var line = new ArrayList<String>();
        // A session of its own, so that Ctrl-C in the relay's terminal does not reach the server.
        SystemProgram.find("setsid").ifPresent(line::add);
        var program = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", cluster.data().toString()));
        program.addAll(settings.arguments(port));
        line.addAll(command.line(program));
        return ShortCommand.builder(line, folder)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(serverLog.file().toFile()))
                .start();
    }

    /** False when the process ended, such as for a port that was taken. */
    private boolean isReady(Process started) throws InterruptedException {
        var deadline = System.nanoTime() + READY_LIMIT.toNanos();
        var login = login();
        while (!isAccepting(login)) {
            if (started.waitFor(POLL_MILLISECONDS, MILLISECONDS)) {
                return false;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new PostgresUnavailable("PostgreSQL was not ready within %d min in %s. The end of its log:%n%s"
                        .formatted(READY_LIMIT.toMinutes(), folder, serverLog.tail()));
            }
        }
        return true;
    }

    private boolean isAccepting(Properties login) {
        try {
            DriverManager.getConnection(jdbcUrl(), login).close();
            return true;
        } catch (SQLException e) {
            var state = e.getSQLState();
            if (isAlive() && state != null && state.startsWith(WRONG_CREDENTIALS)) {
                throw new PostgresUnavailable(
                        "PostgreSQL refuses the password in %s/password. Remove that file to have".formatted(folder)
                                + " a new one set at the next start.",
                        e);
            }
            return false;
        }
    }

    private Properties login() {
        var login = new Properties();
        login.setProperty("user", Cluster.USER);
        login.setProperty("password", cluster.password().text());
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "10");
        return login;
    }
}
