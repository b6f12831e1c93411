package io.webchat.adapter.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that a newer version of the relay wrote, or that are damaged. */
class UnreadableEventsTest {
    private static final AccountId BOB = new AccountId(7);

    private static final UUID MESSAGE = new UUID(1, 2);

    private final Inboxes inboxes = PostgresStore.empty().inboxes();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hologram|{\"depth\":3}",
                "hologram|",
                "group_changed|{\"group\":\"grp_1\",\"change\":\"TELEPORTED\"}",
                "receipt|{\"conversation\":1,\"by\":2,\"status\":\"smelled\",\"up_to_seq\":1}",
                "receipt|[]",
                "bounce|",
                "message|"
            })
    void aRowOfAnUnknownKindOrFormShouldKeepItsNumber(String kind, String body) throws SQLException {
        insert(1, kind, body);
        insert(2, "bounce", "{\"message\":\"%s\",\"conversation\":1,\"reason\":\"expired\"}".formatted(MESSAGE));

        List<InboxEvent> events = inboxes.after(BOB, 0, 10);

        assertThat(events).extracting(InboxEvent::seq).containsExactly(1L, 2L);
        assertThat(events.getFirst().payload()).isEqualTo(new EventPayload.Unknown(kind));
        assertThat(events.getLast().payload()).isInstanceOf(EventPayload.Bounced.class);
        assertThat(inboxes.after(Map.of(BOB, 0L), 10)).isEqualTo(events);
    }

    private static void insert(long seq, String kind, String body) throws SQLException {
        try (Connection connection = PostgresStore.server().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO inbox_event (account_id, seq, at, kind, body) VALUES (?, ?, now(), ?,"
                                + " ?::jsonb)")) {
            insert.setLong(1, BOB.value());
            insert.setLong(2, seq);
            insert.setString(3, kind);
            insert.setString(4, body);
            insert.executeUpdate();
        }
    }
}
