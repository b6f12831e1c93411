package io.webchat.boot.edge;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the relay says of itself, and when uploads stop. */
class ReadinessTest {
    @RegisterExtension
    static final RunningRelay SHARED = new RunningRelay();

    @TempDir
    Path folder;

    private static Map<String, String> settings() throws Exception {
        return SHARED.postgres().settings(SHARED.postgres().newDatabase());
    }

    private static Answer upload(Person person) {
        return person.client()
                .send(
                        "POST",
                        "/api/v1/webchat/upload",
                        ofString("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhi\r\n"
                                + "--x--\r\n"),
                        Map.of("Content-Type", "multipart/form-data; boundary=x"));
    }

    private static JsonNode check(Client client, String name) {
        for (JsonNode check : client.get("/health/ready").json().path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name);
    }

    @Test
    void anUploadFolderThatCannotBeWrittenShouldBeNamed() throws Exception {
        Map<String, String> settings = settings();
        settings.put(
                "PCHAT_UPLOAD_DIR",
                Files.createFile(folder.resolve("file")).resolve("uploads").toString());
        try (WebChatRelay relay = WebChatRelay.of(Settings.from(settings))) {
            relay.start();
            Client client = Client.of(relay.url());

            assertThat(check(client, "uploads").path("ok").asBoolean(true)).isFalse();
            assertThat(client.get("/health/ready").expect(200).text("status")).isEqualTo("degraded");
            assertThat(upload(client.login("ada@example.com", "ada")).status()).isEqualTo(503);
        }
    }

    @Test
    void uploadsShouldStopAtTheReserveAndMessagesGoOn() throws Exception {
        Map<String, String> settings = settings();
        settings.put("WEBCHAT_DISK_RESERVE_BYTES", Long.toString(1L << 50));
        settings.put("PCHAT_UPLOAD_DIR", folder.toString());
        try (WebChatRelay relay = WebChatRelay.of(Settings.from(settings))) {
            relay.start();
            Person ada = Client.of(relay.url()).login("ada@example.com", "ada");

            Answer refused = upload(ada);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("code")).isEqualTo("storage_full");
            assertThat(refused.header("Retry-After")).isNotBlank();
            ada.send("ada", "still there").expect(202);
            assertThat(check(ada.client(), "uploads").path("ok").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void readinessShouldWriteNothing() throws Exception {
        String database = SHARED.postgres().newDatabase();
        Map<String, String> settings = SHARED.postgres().settings(database);
        try (WebChatRelay relay = WebChatRelay.of(Settings.from(settings))) {
            relay.start();
            String before = writer(database);
            for (int i = 0; i < 5; i++) {
                Client.of(relay.url()).get("/health/ready").expect(200);
            }

            assertThat(writer(database)).isEqualTo(before);
        }
    }

    /** The transaction that wrote the relay's row last. */
    private static String writer(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        url, SHARED.postgres().user(), SHARED.postgres().password());
                ResultSet row = connection.createStatement().executeQuery("SELECT xmin::text FROM relay")) {
            row.next();
            return row.getString(1);
        }
    }
}
