package io.webchat.boot.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that was restored answers cursors from before with a gap, never with silence. */
@Timeout(300)
class RestoreTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    @Test
    void aDataFolderThatIsCopiedBackShouldHaveANewEpoch() throws Exception {
        try (DataFolder folder = DataFolder.withDatabase()) {
            String database = folder.postgres().toString();
            String backup = folder.path().resolve("backup").toString();
            Map<String, String> settings = Map.of(
                    "PORT",
                    "0",
                    "PCHAT_DEV_EXPOSE_CODES",
                    "true",
                    "BRIDGE_DB_PATH",
                    folder.path().toString());
            Past past = before(settings);
            run("cp", "-a", database, backup);
            String cursor = goOn(settings, past);
            run("rm", "-rf", database);
            run("cp", "-a", backup, database);

            oldCursorsShouldGetAGap(settings, past, cursor);
        }
    }

    @Test
    void aCopyOfTheDatabaseShouldHaveANewEpoch() throws Exception {
        String url = RELAY.postgres().newDatabase();
        Past past = before(RELAY.postgres().settings(url));
        String copy = RELAY.postgres().newDatabase();
        try (Connection connection =
                        DriverManager.getConnection(RELAY.postgres().newDatabase(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name(copy));
            statement.execute("CREATE DATABASE " + name(copy) + " TEMPLATE " + name(url));
        }
        String cursor = goOn(RELAY.postgres().settings(url), past);

        oldCursorsShouldGetAGap(RELAY.postgres().settings(copy), past, cursor);
    }

    private static String user() {
        return RELAY.postgres().user();
    }

    private static String password() {
        return RELAY.postgres().password();
    }

    private static String name(String url) {
        return url.replaceAll("^.*/([a-z0-9_]+)\\?.*$", "$1");
    }

    private record Past(String anasToken, String bensToken) {}

    /** Up to the backup: one message, which ben has read. */
    private static Past before(Map<String, String> settings) {
        try (WebChatRelay relay = started(settings)) {
            Person ana = Client.of(relay.url()).login("ana@example.com", "ana");
            Person ben = Client.of(relay.url()).login("ben@example.com", "ben");
            ana.send("ben", "kept").expect(202);
            assertThat(ben.texts()).containsExactly("kept");
            return new Past(ana.token(), ben.token());
        }
    }

    /** After the backup: five messages, whose cursor ben has. */
    private static String goOn(Map<String, String> settings, Past past) {
        try (WebChatRelay relay = started(settings)) {
            IntStream.range(0, 5)
                    .forEach(i -> ana(relay, past).send("ben", "lost " + i).expect(202));
            assertThat(ben(relay, past).texts()).hasSize(5);
            return ben(relay, past).cursor();
        }
    }

    private static void oldCursorsShouldGetAGap(Map<String, String> settings, Past past, String cursor) {
        try (WebChatRelay relay = started(settings)) {
            Person ben = ben(relay, past);
            Answer answer = ben.pollFrom(cursor, 0).expect(200);
            assertThat(answer.json().path("gap").asBoolean()).isTrue();
            assertThat(answer.json().path("events")).isEmpty();

            List<String> sent = IntStream.range(0, 8)
                    .mapToObj(i -> "new " + i)
                    .peek(text -> ana(relay, past).send("ben", text).expect(202))
                    .toList();
            assertThat(ben.pollFrom(cursor, 0).expect(200).json().path("gap").asBoolean())
                    .as("also when the log is longer than it was")
                    .isTrue();
            assertThat(ben.log(answer.text("cursor")))
                    .extracting((JsonNode event) -> event.at("/message/text").asText())
                    .containsExactlyElementsOf(sent);
            assertThat(ben.client()
                            .post("/api/v1/webchat/ack", Map.of("cursor", cursor))
                            .expect(200)
                            .json()
                            .path("gap")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static WebChatRelay started(Map<String, String> settings) {
        WebChatRelay relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
        return relay;
    }

    private static Person ana(WebChatRelay relay, Past past) {
        return person(relay, "ana", past.anasToken());
    }

    private static Person ben(WebChatRelay relay, Past past) {
        return person(relay, "ben", past.bensToken());
    }

    private static Person person(WebChatRelay relay, String address, String token) {
        return new Person("", address, Client.of(relay.url()).as(token), token);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
