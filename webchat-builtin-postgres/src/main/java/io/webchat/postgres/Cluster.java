package io.webchat.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's data folder and the password of its only user. */
record Cluster(Path data, Password password) {
    static final String USER = "webchat";

    /**
     * RFC 5802's iteration count. Many rounds slow down who guesses; nobody guesses 192 random bits, and each connection
     * of a start would pay for 4096 rounds.
     */
    private static final String ONE_ROUND = "scram_iterations=1";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    /**
     * Opens the cluster in the folder, or makes it.
     *
     * @throws OtherMajorVersion when the bundled server can't read it
     */
    static Cluster in(Path folder, Binaries binaries, UnprivilegedCommand command) {
        try {
            var data = folder.resolve("cluster");
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                requireEmpty(data);
                create(folder, data, binaries, command);
            }
            requireVersion(data, binaries.majorVersion());
            return new Cluster(data, password(folder, data, binaries, command));
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't prepare the database in " + folder, e);
        }
    }

    /** The main process's id as the server last wrote it down; the process may be long gone. */
    static OptionalLong processId(Path folder) {
        try (var lines = Files.lines(pidFile(folder.resolve("cluster")))) {
            return lines.limit(1)
                    .mapToLong(line -> Long.parseLong(line.strip()))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Only to be called when no process of ours runs: its number may by now be a stranger's. */
    void removePidFile() throws IOException {
        Files.deleteIfExists(pidFile(data));
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static void create(Path folder, Path data, Binaries binaries, UnprivilegedCommand command)
            throws IOException {
        log.info("Creating the database in {}", data);
        var temporary = folder.resolve("cluster.new");
        FileTrees.remove(temporary);
        var passwordFile = passwordFile(folder);
        Password.generate().writeTo(passwordFile);
        command.own(passwordFile);
        run(folder, "", command, initdb(binaries, temporary, passwordFile));
        FileTrees.putInPlace(temporary, data);
    }

    private static List<String> initdb(Binaries binaries, Path data, Path passwordFile) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--set=" + ONE_ROUND,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    private static Password password(Path folder, Path data, Binaries binaries, UnprivilegedCommand command)
            throws IOException {
        var file = passwordFile(folder);
        if (Files.exists(file)) {
            return Password.readFrom(file);
        }
        log.warn("The password file {} is missing; setting a new password", file);
        var password = Password.generate();
        var statement = "ALTER ROLE %s PASSWORD '%s'\n".formatted(USER, password.text());
        run(
                folder,
                statement,
                command,
                List.of(binaries.program("postgres"), "--single", "-c", ONE_ROUND, "-D", data.toString(), "postgres"));
        password.writeTo(file);
        command.own(file);
        return password;
    }

    private static void run(Path folder, String input, UnprivilegedCommand command, List<String> line)
            throws IOException {
        var outcome = new ShortCommand(command.line(line)).run(folder, input);
        if (!outcome.succeeded()) {
            throw new PostgresUnavailable("%s failed in %s: %s".formatted(line.getFirst(), folder, outcome.output()));
        }
    }

    private static void requireEmpty(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (var entries = Files.list(data)) {
            if (entries.findAny().isPresent()) {
                throw new PostgresUnavailable(data + " has files but no PG_VERSION, so it is no complete database. "
                        + "Nothing was changed: restore it, or move it away to start with an empty one.");
            }
        }
    }

    private static void requireVersion(Path data, String bundled) throws IOException {
        var found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(bundled)) {
            throw new OtherMajorVersion(data, found, bundled);
        }
    }

    private static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }
}
