package io.webchat.adapter.persistence.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.adapter.persistence.PostgresStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochTest {
    private static final Map<String, String> FILES = Map.of("folder", "17/1000");

    @TempDir
    private Path folder;

    private DataSource database;

    @BeforeEach
    void begin() {
        PostgresStore.empty();
        database = PostgresStore.server();
    }

    private long check(Map<String, String> files, @Nullable Path notes) throws SQLException {
        return new Epoch(database, files, notes).check();
    }

    @Test
    void theSameDatabaseShouldKeepItsEpoch() throws SQLException {
        long first = stored();

        assertThat(check(FILES, folder)).isEqualTo(first);
        assertThat(check(FILES, folder)).isEqualTo(first);
        Epoch running = new Epoch(database, FILES, folder);
        assertThat(List.of(running.check(), running.check())).containsOnly(first);
    }

    @Test
    void copiedFilesShouldGetANewEpochOnce() throws SQLException {
        long first = check(FILES, folder);

        long second = check(Map.of("folder", "18/1000"), folder);

        assertThat(second).isNotEqualTo(first).isEqualTo(stored());
        assertThat(check(Map.of("folder", "18/1000"), folder)).isEqualTo(second);
    }

    @Test
    void rowsThatWereLoadedFromADumpShouldGetANewEpoch() throws SQLException {
        long first = check(Map.of(), null);
        execute("CREATE TEMP TABLE dump AS TABLE relay_origin; TRUNCATE relay_origin;"
                + " INSERT INTO relay_origin SELECT * FROM dump; DROP TABLE dump");

        assertThat(check(Map.of(), null)).isNotEqualTo(first);
    }

    @Test
    void anotherDatabaseOrServerOrTimelineShouldGetANewEpoch() throws SQLException {
        for (String part : List.of("database", "system", "timeline")) {
            long before = check(Map.of(), null);
            execute("UPDATE relay_origin SET value = 'other' WHERE part = '" + part + "'");

            assertThat(check(Map.of(), null)).as(part).isNotEqualTo(before);
        }
    }

    @Test
    void aPartThatCannotBeReadShouldCountForNothing() throws SQLException {
        long first = check(FILES, null);

        assertThat(check(Map.of(), null)).isEqualTo(first);
    }

    @Test
    void aDatabaseThatWentBackInTimeShouldGetANewEpoch() throws SQLException, IOException {
        long first = check(Map.of(), folder);
        Files.writeString(folder.resolve("database-later.position"), first + " " + Long.MAX_VALUE);

        long second = check(Map.of(), folder);

        assertThat(second).isNotEqualTo(first);
        assertThat(check(Map.of(), folder))
                .as("what was noted in the old epoch counts no more")
                .isEqualTo(second);
    }

    @Test
    void unreadableNotesShouldCountForNothing() throws SQLException, IOException {
        long first = check(Map.of(), folder);
        Files.writeString(folder.resolve("database-empty.position"), "");
        Files.writeString(folder.resolve("database-foreign.position"), (first + 1) + " " + Long.MAX_VALUE);
        Files.createDirectory(folder.resolve("database-folder.position"));

        assertThat(check(Map.of(), folder)).isEqualTo(first);
        assertThat(check(Map.of(), folder.resolve("missing"))).isEqualTo(first);
    }

    private long stored() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT epoch FROM relay")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
