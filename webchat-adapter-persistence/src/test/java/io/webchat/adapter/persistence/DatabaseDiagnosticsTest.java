package io.webchat.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseDiagnosticsTest {
    private static DiagnosticResult result(DataSource dataSource, Clock clock) {
        return new DatabaseDiagnostics(dataSource, clock, "PostgreSQL", "WEBCHAT_DATABASE_URL")
                .due()
                .getFirst()
                .examination()
                .get();
    }

    private static DiagnosticResult result(DataSource dataSource) {
        return result(dataSource, Clock.systemUTC());
    }

    private static PGSimpleDataSource likeTheServer() {
        HikariDataSource server = PostgresStore.server();
        PGSimpleDataSource same = new PGSimpleDataSource();
        same.setUrl(server.getJdbcUrl());
        same.setUser(server.getUsername());
        same.setPassword(server.getPassword());
        return same;
    }

    private static void shouldFail(DiagnosticResult result, String detail, String advice) {
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).contains(detail);
        assertThat(result.advice().getFirst()).contains(advice);
    }

    @Test
    void aDatabaseThatIsWellShouldTellVersionSizeAndClock() {
        DiagnosticResult result = result(PostgresStore.server());

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.OK);
        assertThat(result.detail()).matches("PostgreSQL \\d+.* holds \\d+ .B\\. The clocks are \\d+ ms apart\\.");
    }

    @Test
    void clocksThatDifferShouldBeAFailure() {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

        shouldFail(result(PostgresStore.server(), slow), "seconds ahead of the relay's", "NTP");
        shouldFail(result(PostgresStore.server(), fast), "seconds behind the relay's", "NTP");
    }

    @Test
    void anEmptyDatabaseShouldStayEmpty() throws SQLException {
        try (Connection connection = PostgresStore.server().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS empty_one");
            statement.execute("CREATE DATABASE empty_one");
        }
        PGSimpleDataSource empty = likeTheServer();
        empty.setDatabaseName("empty_one");

        DiagnosticResult result = result(empty);

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.OK);
        assertThat(result.detail()).endsWith("It has no tables yet.");
        assertThat(result(empty)).isEqualTo(result);
    }

    @Test
    void whatCantBeUsedShouldSayWhy() {
        PGSimpleDataSource wrongPassword = likeTheServer();
        wrongPassword.setPassword("wrong");
        shouldFail(result(wrongPassword), "password", "user and password");

        PGSimpleDataSource elsewhere = likeTheServer();
        elsewhere.setDatabaseName("nowhere");
        shouldFail(result(elsewhere), "nowhere", "Create that database");

        PGSimpleDataSource readOnly = likeTheServer();
        readOnly.setOptions("-c default_transaction_read_only=on");
        shouldFail(result(readOnly), "read-only", "Name the primary");

        PGSimpleDataSource down = new PGSimpleDataSource();
        down.setUrl("jdbc:postgresql://127.0.0.1:1/webchat");
        shouldFail(result(down), "refused", "See that PostgreSQL runs where WEBCHAT_DATABASE_URL");

        shouldFail(result(new AbsentDatabase("no room")), "no room", "WEBCHAT_DATABASE_URL");
    }

    @Test
    void aPoolShouldTellWhatItsConnectionsFailOf() {
        try (HikariDataSource pool =
                ConnectionPool.open("jdbc:postgresql://127.0.0.1:1/webchat", "ada", "hunter22", 2)) {
            shouldFail(result(pool), "refused", "See that PostgreSQL runs");
        }
    }
}
