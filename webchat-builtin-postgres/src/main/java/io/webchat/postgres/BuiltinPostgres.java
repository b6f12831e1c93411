package io.webchat.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in a folder, on a loopback port, with a generated password and full durability. It
 * runs on Linux on x86-64 only, and without root's rights when the relay is root. It outlives a killed relay until the
 * next start on the folder; there is no shutdown hook, so close it. Safe for use by several threads.
 */
public final class BuiltinPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BuiltinPostgres.class);

    private final Path home;
    private final FolderLock lock;
    private final Cluster cluster;
    private final Server server;
    private boolean closed;

    private BuiltinPostgres(Path home, FolderLock lock, Cluster cluster, Server server) {
        this.home = home;
        this.lock = lock;
        this.cluster = cluster;
        this.server = server;
    }

    /** Like {@link #start(Path, Map)} with the default settings. */
    public static BuiltinPostgres start(Path folder) {
        return start(folder, Map.of());
    }

    /**
     * Starts the server on the folder, creating folder and database on first use (about 2 s, else about 0.3 s; after a
     * crash up to minutes), and stops a server that a killed relay left behind.
     *
     * @param folder used by nothing else; about 110 MB before any data
     * @param serverSettings PostgreSQL's settings by name, over the defaults; port and address can't be set
     * @throws FolderInUse when another relay, or this one, runs on the folder
     * @throws OtherMajorVersion when the data is of another major version
     * @throws PostgresUnavailable when it can't run here; the message says why and what to do
     */
    public static BuiltinPostgres start(Path folder, Map<String, String> serverSettings) {
        var settings = new ServerSettings(requireNonNull(serverSettings, "serverSettings is null"));
        var began = System.nanoTime();
        var home = home(requireNonNull(folder, "folder is null"));
        var lock = FolderLock.take(home);
        try {
            var started = start(home, settings, lock);
            log.info(
                    "PostgreSQL (process {}) runs in {} at {}, ready after {} ms",
                    started.processId(),
                    home,
                    started.jdbcUrl(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            return started;
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static BuiltinPostgres start(Path home, ServerSettings settings, FolderLock lock) {
        var binaries = Binaries.unpackedIn(home);
        var command = UnprivilegedCommand.in(home, binaries);
        var signals = new Signals(home, binaries, command);
        var leftovers = new Leftovers(home, signals);
        leftovers.stop();
        var cluster = Cluster.in(home, binaries, command);
        var server = new Server(home, binaries, command, signals, leftovers, cluster, settings);
        try {
            server.start();
        } catch (RuntimeException | Error e) {
            server.stop();
            throw e;
        }
        return new BuiltinPostgres(home, lock, cluster, server);
    }

    private static Path home(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't create the database folder " + folder, e);
        }
    }

    /** Stays the same over restarts of the server; holds no password. */
    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    /** The server's only user, who may do everything. */
    public String user() {
        return Cluster.USER;
    }

    /** A secret: not to be logged. */
    public String password() {
        return cluster.password().text();
    }

    /**
     * What tells the folder's files from a copy of them, by name. A copy that is put in the folder's place differs.
     *
     * @throws PostgresUnavailable when the files can't be read
     */
    public Map<String, String> origin() {
        return FileOrigin.of(home, cluster.data());
    }

    /** The id of the server's main process, which may have died since. */
    public long processId() {
        return server.processId();
    }

    /** Whether the server's main process runs. */
    public boolean isAlive() {
        return server.isAlive();
    }

    /**
     * Starts a server that died again, on the same port; does nothing when it runs or after {@link #close()}. Meant to
     * be called every few seconds: it also keeps the server's log file bounded.
     *
     * @throws PostgresUnavailable when it does not start; a later call tries again
     */
    public synchronized void restartIfDead() {
        if (closed) {
            return;
        }
        if (server.isAlive()) {
            server.trimLog();
            return;
        }
        log.warn("PostgreSQL (process {}) died, starting it again", server.processId());
        server.startAgain();
        log.info("PostgreSQL (process {}) runs again", server.processId());
    }

    /** Breaks off open transactions and shuts the server down, within about 10 s; then kills it. Repeats do nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop();
            log.info("PostgreSQL (process {}) is stopped", server.processId());
        } finally {
            lock.close();
        }
    }
}
