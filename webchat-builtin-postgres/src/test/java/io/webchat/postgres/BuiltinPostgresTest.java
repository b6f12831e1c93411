package io.webchat.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltinPostgresTest {
    // One for all tests, since unpacking takes the longest.
    @TempDir
    private static Path folder;

    @BeforeAll
    static void realPath() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void dataShouldBeThereAfterTheNextStart() throws SQLException {
        try (var postgres = BuiltinPostgres.start(folder)) {
            execute(postgres, "CREATE TABLE IF NOT EXISTS kept (text text)");
            execute(postgres, "INSERT INTO kept VALUES ('grüße')");
        }
        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT upper(text) FROM kept LIMIT 1")).isEqualTo("GRÜßE");
        }
    }

    @Test
    void serverShouldBeDurableAndLocalOnly() throws SQLException {
        try (var postgres = BuiltinPostgres.start(folder, Map.of("work_mem", "8MB", "listen_addresses", "*"))) {
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(query(postgres, "SHOW work_mem")).isEqualTo("8MB");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void wrongPasswordShouldBeRefused() {
        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void secondStartInThisProcessShouldBeRefused() throws SQLException {
        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThatThrownBy(() -> BuiltinPostgres.start(folder.resolve("../" + folder.getFileName())))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining(folder.toString());
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void startInAnotherProcessShouldBeRefused() throws Exception {
        try (var postgres = BuiltinPostgres.start(folder);
                var child = ChildRelay.on(folder)) {
            assertThat(child.answer()).isEqualTo(new FolderInUse(folder).getMessage());
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void killedServerShouldBeRestartedWithWhatWasCommitted() throws Exception {
        try (var postgres = BuiltinPostgres.start(folder)) {
            execute(postgres, "DROP TABLE IF EXISTS committed");
            execute(postgres, "CREATE TABLE committed (text text)");
            execute(postgres, "INSERT INTO committed VALUES ('safe')");
            var url = postgres.jdbcUrl();
            kill(postgres.processId());
            assertThat(postgres.isAlive()).isFalse();

            postgres.restartIfDead();

            assertThat(postgres.isAlive()).isTrue();
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(query(postgres, "SELECT text FROM committed")).isEqualTo("safe");
        }
    }

    @Test
    void restartShouldLeaveALivingOrClosedServerAlone() {
        var postgres = BuiltinPostgres.start(folder);
        var pid = postgres.processId();
        postgres.restartIfDead();
        assertThat(postgres.processId()).isEqualTo(pid);
        postgres.close();
        postgres.restartIfDead();
        assertThat(postgres.isAlive()).isFalse();
    }

    @Test
    void serverOfAKilledRelayShouldBeReplaced() throws Exception {
        try (var child = ChildRelay.on(folder)) {
            var orphan = Long.parseLong(child.answer());
            child.kill();
            assertThat(ProcessHandle.of(orphan)).isPresent();

            try (var postgres = BuiltinPostgres.start(folder)) {
                assertThat(postgres.processId()).isNotEqualTo(orphan);
                assertThat(running()).contains(postgres.processId()).doesNotContain(orphan);
            }
        }
    }

    @Test
    void killOfRelayAndServerAtOnceShouldBeSurvived() throws Exception {
        try (var child = ChildRelay.on(folder)) {
            var server = Long.parseLong(child.answer());
            ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
            child.kill();

            try (var postgres = BuiltinPostgres.start(folder)) {
                assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void interruptedCreationShouldBeRedone() throws Exception {
        FileTrees.remove(folder.resolve("cluster"));
        Files.createDirectories(folder.resolve("cluster.new/base"));
        Files.writeString(folder.resolve("cluster.new/PG_VERSION"), "18\n");
        Files.createDirectories(folder.resolve("unpacking/bin"));

        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(folder.resolve("cluster.new")).doesNotExist();
            assertThat(folder.resolve("unpacking")).doesNotExist();
        }
    }

    @Test
    void strangerWithTheOldServersProcessIdShouldLive() throws Exception {
        BuiltinPostgres.start(folder).close();
        var stranger =
                new ProcessBuilder("sleep", "60").directory(folder.toFile()).start();
        try {
            Files.writeString(
                    folder.resolve("cluster/postmaster.pid"),
                    "%d\n%s\n1\n5432\n\n127.0.0.1\n0 0\nready\n".formatted(stranger.pid(), folder.resolve("cluster")));

            try (var postgres = BuiltinPostgres.start(folder)) {
                assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void closeShouldLeaveNoProcessDespiteAnOpenTransaction() throws SQLException {
        var postgres = BuiltinPostgres.start(folder);
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1");

            postgres.close();
            postgres.close();

            assertThat(running()).isEmpty();
            assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void dataOfAnotherMajorVersionShouldBeLeftAlone() throws IOException {
        BuiltinPostgres.start(folder).close();
        var version = folder.resolve("cluster/PG_VERSION");
        var original = Files.readString(version);
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> BuiltinPostgres.start(folder))
                    .isInstanceOf(OtherMajorVersion.class)
                    .hasMessageContaining("PostgreSQL 17")
                    .hasMessageContaining("WEBCHAT_DATABASE_URL");
        } finally {
            Files.writeString(version, original);
        }
    }

    @Test
    void passwordShouldBeSecretAndReplacedWhenLost() throws Exception {
        var file = folder.resolve("password");
        BuiltinPostgres.start(folder).close();
        var lost = Files.readString(file);
        Files.delete(file);

        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(Files.readString(file)).isNotEqualTo(lost).contains(postgres.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void rootShouldServeAUsersFolderAsThatUser() throws Exception {
        assumeTrue(Owner.of(folder).equals(Owner.ROOT), "only root can give files away");
        BuiltinPostgres.start(folder).close();
        Owner.NOBODY.take(folder);
        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThat(Owner.of(Path.of("/proc", Long.toString(postgres.processId()))))
                    .isEqualTo(Owner.NOBODY);
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        } finally {
            Owner.ROOT.take(folder);
        }
        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThat(Owner.of(folder.resolve("cluster/base"))).isEqualTo(Owner.ROOT);
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void rootWithoutUserNamespacesShouldBecomeNobody() {
        var routing = UnprivilegedCommand.waysFromRoot(Owner.ROOT).stream()
                .map(UnprivilegedCommand::owner)
                .toList();
        assumeTrue(routing.size() == 2, "needs unshare and setpriv");
        assertThat(routing).containsExactly(Owner.ROOT, Owner.NOBODY);
    }

    @Test
    void failureShouldShowTheServersLogAndFreeTheFolder() {
        assertThatThrownBy(() -> BuiltinPostgres.start(folder, Map.of("no_such_setting", "1")))
                .isExactlyInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"");
        BuiltinPostgres.start(folder).close();
    }

    @Test
    void largeLogShouldBePutAside() throws IOException {
        BuiltinPostgres.start(folder).close();
        Files.write(folder.resolve("server.log"), new byte[(int) ServerLog.LIMIT_BYTES + 1]);

        BuiltinPostgres.start(folder).close();

        assertThat(folder.resolve("server.log.1")).hasSize(ServerLog.LIMIT_BYTES + 1);
        assertThat(folder.resolve("server.log")).content().contains("ready to accept connections");
        Files.delete(folder.resolve("server.log.1"));
    }

    @Test
    void aCopyOfTheFolderShouldHaveAnotherOrigin() throws Exception {
        Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
        Map<String, String> origin;
        try (var postgres = BuiltinPostgres.start(folder)) {
            origin = postgres.origin();
            assertThat(origin).containsOnlyKeys("folder", "cluster");
        }
        try (var postgres = BuiltinPostgres.start(folder)) {
            assertThat(postgres.origin()).isEqualTo(origin);
        }
        assertThat(new ProcessBuilder("cp", "-a", folder.toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (var postgres = BuiltinPostgres.start(copy)) {
            assertThat(postgres.origin().get("folder")).isNotEqualTo(origin.get("folder"));
            assertThat(postgres.origin().get("cluster")).isNotEqualTo(origin.get("cluster"));
        } finally {
            FileTrees.remove(copy);
        }
    }

    @Test
    void failuresShouldNameTheirCause() {
        assertThat(PostgresUnavailable.because("Can't start", new AccessDeniedException("/data/postgres")))
                .hasMessageContaining("no permission for /data/postgres")
                .hasMessageContaining("chown");
        assertThat(PostgresUnavailable.because("Can't unpack", new IOException("No space left on device")))
                .hasMessageContaining("the disk is full");
        assertThat(PostgresUnavailable.because(
                        "Can't unpack", new FileSystemException("/data/x", null, "Read-only file system")))
                .hasMessageContaining("read-only");
        assertThat(PostgresUnavailable.advice("FATAL:  data directory \"/data\" has wrong ownership"))
                .contains("chown");
        assertThat(PostgresUnavailable.advice("PANIC: could not write: No space left on device"))
                .contains("disk is full");
        assertThat(PostgresUnavailable.advice("LOG:  ready")).isEmpty();
        assertThatThrownBy(() -> BuiltinPostgres.start(Path.of("/dev/null/postgres")))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("/dev/null");
    }

    @Test
    void otherSystemsShouldBeToldWhatToDo() {
        assertThatThrownBy(() -> Binaries.requireSupported("Mac OS X", "aarch64"))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("Mac OS X")
                .hasMessageContaining("set WEBCHAT_DATABASE_URL to a PostgreSQL 14+ of your own");
    }

    private static void kill(long pid) throws Exception {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, SECONDS);
    }

    private static List<Long> running() {
        var binaries = Binaries.unpackedIn(folder);
        return new Leftovers(folder, new Signals(folder, binaries, UnprivilegedCommand.in(folder, binaries))).running();
    }

    private static Connection connect(BuiltinPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static void execute(BuiltinPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(BuiltinPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
