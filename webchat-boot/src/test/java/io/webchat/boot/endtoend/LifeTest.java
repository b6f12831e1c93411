package io.webchat.boot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webchat.boot.StartFailure;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import io.webchat.postgres.BuiltinPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of a relay inside another program. */
@Timeout(120)
class LifeTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    @Test
    void aFailedStartShouldLeaveNothingRunning() throws Exception {
        try (DataFolder folder = DataFolder.withDatabase();
                ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            WebChatRelay relay = WebChatRelay.of(Settings.from(Map.of(
                    "PORT",
                    Integer.toString(busy.getLocalPort()),
                    "WEBCHAT_STRICT_PORT",
                    "true",
                    "BRIDGE_DB_PATH",
                    folder.path().toString())));

            assertThatThrownBy(relay::start).isInstanceOf(StartFailure.class).hasMessageContaining("Port");

            // It would be refused while another one runs there.
            BuiltinPostgres.start(folder.postgres()).close();
        }
    }

    @Test
    void aRelayShouldStartOnce() throws Exception {
        WebChatRelay relay = WebChatRelay.of(
                Settings.from(RELAY.postgres().settings(RELAY.postgres().newDatabase())));
        relay.start();
        try {
            assertThatThrownBy(relay::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("started before");
            assertThat(Client.of(relay.url()).get("/health").status()).isEqualTo(200);
        } finally {
            relay.stop();
        }
        assertThatThrownBy(relay::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsAnsweredShouldBeCommittedOnADataSourceWithoutAutoCommit() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(RELAY.postgres().newDatabase());
            pool.setUsername(RELAY.postgres().user());
            pool.setPassword(RELAY.postgres().password());
            pool.setMaximumPoolSize(16);
            pool.setAutoCommit(false);
            try (WebChatRelay relay = WebChatRelay.builder()
                    .settings(Settings.from(Map.of("PORT", "0", "PCHAT_DEV_EXPOSE_CODES", "true")))
                    .dataSource(pool)
                    .build()) {
                relay.start();
                Person ana = Client.of(relay.url()).login("ana@example.com", "ana");
                ana.send("ana", "a note").expect(202);
                assertThat(ana.texts()).containsExactly("a note");
            }
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT text FROM message")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("a note");
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }
}
