package io.webchat.adapter.persistence.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.application.retention.PruneStaleRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JooqStaleRowsTest {
    private PruneStaleRows prune;

    @BeforeEach
    void fill() throws SQLException {
        PostgresStore store = PostgresStore.empty();
        prune = new PruneStaleRows(
                store.staleRows(),
                new PruneStaleRows.Config(Duration.ofDays(90), Duration.ofDays(365)),
                Clock.systemUTC());
        execute("""
            INSERT INTO account (kind, address, display_name, public_visible, admin, created_at)
            VALUES ('person', 'ada', 'Ada', true, false, now());
            INSERT INTO conversation (low_account, high_account) VALUES (1, 1);
            INSERT INTO receipt_mark VALUES
                (1, 1, 'read', 1, now() - interval '100 days'),
                (1, 1, 'read', 2, now() - interval '95 days'),
                (1, 1, 'delivered', 2, now() - interval '95 days'),
                (1, 1, 'read', 9, now() - interval '1 day');
            INSERT INTO audit (at, deed, target, detail)
            SELECT now() - age * interval '1 day', 'deed ' || age, '', '' FROM generate_series(500, 300, -1) AS age;
            INSERT INTO session (session_id, token_hash, account_id, listen_channel, visible, created_at, expires_at)
            VALUES ('ses_old', 'a', 1, 'pchat', true, now(), now() - interval '31 days'),
                ('ses_over', 'b', 1, 'pchat', true, now(), now() - interval '1 day'),
                ('ses_ever', 'c', 1, 'pchat', true, now(), NULL);
            INSERT INTO login_code VALUES ('old@example.com', 'x', NULL, now() - interval '2 days', 0),
                ('new@example.com', 'x', NULL, now(), 0);
            """);
    }

    @Test
    void whatIsStaleShouldGoAndTheRestStay() throws SQLException {
        prune.run();

        assertThat(column("SELECT status || up_to_seq FROM receipt_mark ORDER BY 1"))
                .as("the last mark stays however old it is")
                .containsExactly("delivered2", "read9");
        assertThat(column("SELECT count(*) FROM audit")).containsExactly("65");
        assertThat(column("SELECT session_id FROM session ORDER BY 1")).containsExactly("ses_ever", "ses_over");
        assertThat(column("SELECT email FROM login_code")).containsExactly("new@example.com");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = PostgresStore.server().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = PostgresStore.server().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
