package io.webchat.boot.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts and stops of the relay as a process. */
@Timeout(300)
class LifecycleTest {
    private static final Pattern CODE = Pattern.compile("Login code for ana@example\\.com: ([0-9]{6})");

    private DataFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = DataFolder.withDatabase();
    }

    /** For tests of the very first start. */
    private void takeFolderWithoutDatabase() throws IOException {
        folder.close();
        folder = DataFolder.withoutDatabase();
    }

    @AfterEach
    void removeFolder() throws IOException {
        folder.close();
    }

    @Test
    void aStopShouldAnswerWaitingReadersAndKeepTheData() throws Exception {
        Person ana;
        Person ben;
        try (ForkedRelay relay = ForkedRelay.start(folder, Map.of())) {
            ana = relay.client().login("ana@example.com", "ana");
            ben = relay.client().login("ben@example.com", "ben");
            ana.send("ben", "before the stop").expect(202);
            stopWhileWaiting(relay, ana, relay.client().login("ana@example.com", "ana"));
        }
        try (ForkedRelay again = ForkedRelay.start(folder, Map.of())) {
            assertThat(new Person("", "ben", again.client().as(ben.token()), ben.token()).texts())
                    .containsExactly("before the stop");
            assertThat(again.client()
                            .as(ana.token())
                            .get("/api/v1/pchat/auth/me")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void stopWhileWaiting(ForkedRelay relay, Person reader, Person onlooker) throws Exception {
        String cursor = reader.cursor();
        String before = lastSeen(onlooker);
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> reader.pollFrom(cursor, 55), ForkJoinPool.commonPool());
        // A poll is a sign of life: a new one tells that the call has begun.
        await().atMost(Duration.ofSeconds(20)).until(() -> !lastSeen(onlooker).equals(before));
        Instant told = Instant.now();
        relay.terminate();

        Answer answer = waiting.get(15, TimeUnit.SECONDS);
        assertThat(relay.awaitEnd()).isZero();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("events")).isEmpty();
        assertThat(answer.text("cursor")).isEqualTo(cursor);
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private static String lastSeen(Person onlooker) {
        for (JsonNode session : onlooker.client()
                .get("/api/v1/pchat/auth/sessions")
                .expect(200)
                .json()
                .path("sessions")) {
            if (!session.path("current").asBoolean()) {
                return session.path("last_seen_at").asText();
            }
        }
        throw new AssertionError("The reader's session is not listed");
    }

    @Test
    void aSecondRelayOnTheFolderShouldBeRefused() throws Exception {
        try (ForkedRelay first = ForkedRelay.start(folder, Map.of())) {
            ForkedRelay.Refused second = ForkedRelay.startInVain(folder, Map.of());

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors())
                    .contains("The relay can't start: ", folder.postgres().toString())
                    .doesNotContain("\tat ");
            assertThat(second.output()).isEmpty();
            assertThat(first.client().get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void aBusyPortShouldBeLeftForTheNextOrRefused() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(busy.getLocalPort());
            ForkedRelay.Refused strict =
                    ForkedRelay.startInVain(folder, Map.of("PORT", port, "WEBCHAT_STRICT_PORT", "true"));
            assertThat(strict.exitCode()).isEqualTo(1);
            assertThat(strict.errors()).contains("Port " + port).doesNotContain("\tat ");

            try (ForkedRelay relay = ForkedRelay.start(folder, Map.of("PORT", port))) {
                assertThat(URI.create(relay.url()).getPort()).isBetween(busy.getLocalPort() + 1, 65_535);
                assertThat(relay.client().get("/health").status()).isEqualTo(200);
                assertThat(relay.output()).anyMatch(line -> line.contains("Port " + port + " was busy"));
            }
        }
    }

    @Test
    void aFolderThatIsNoWholeDatabaseShouldBeLeftAlone() throws Exception {
        takeFolderWithoutDatabase();
        Path stray =
                Files.createDirectories(folder.postgres().resolve("cluster")).resolve("base");
        Files.writeString(stray, "precious");

        ForkedRelay.Refused refused = ForkedRelay.startInVain(folder, Map.of());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).contains("no complete database").doesNotContain("\tat ");
        assertThat(stray).hasContent("precious");
    }

    @Test
    void aDatabaseWhoseMakingWasBrokenOffShouldBeMadeAnew() throws Exception {
        takeFolderWithoutDatabase();
        Path half = Files.createDirectories(folder.postgres().resolve("cluster.new"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        Files.writeString(
                Files.createDirectories(folder.postgres().resolve("unpacking")).resolve("x"), "half");

        try (ForkedRelay relay = ForkedRelay.start(folder, Map.of())) {
            assertThat(relay.client().get("/health/ready").status()).isEqualTo(200);
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void developmentModeShouldBeRefusedWhereOthersCanReachIt() throws Exception {
        takeFolderWithoutDatabase();
        ForkedRelay.Refused refused = ForkedRelay.startInVain(folder, Map.of("HOST", "0.0.0.0"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("PCHAT_DEV_EXPOSE_CODES", "HOST");
        assertThat(folder.postgres().resolve("cluster")).doesNotExist();
    }

    @Test
    void withoutMailTheCodeShouldStandOnTheConsoleAlone() throws Exception {
        try (ForkedRelay relay = ForkedRelay.start(folder, Map.of("PCHAT_DEV_EXPOSE_CODES", "false"))) {
            Answer sent = relay.client()
                    .post("/api/v1/pchat/auth/request-code", Map.of("email", "ana@example.com"))
                    .expect(202);
            assertThat(sent.json().has("dev_code")).isFalse();

            String code = await().until(() -> codeOnConsole(relay), found -> !found.isEmpty());

            assertThat(sent.body()).doesNotContain(code);
            assertThat(relay.errors()).doesNotContain(code);
            relay.client()
                    .post("/api/v1/pchat/auth/verify-code", Map.of("email", "ana@example.com", "code", code))
                    .expect(200);
        }
    }

    private static String codeOnConsole(ForkedRelay relay) {
        return relay.output().stream()
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
    }
}
