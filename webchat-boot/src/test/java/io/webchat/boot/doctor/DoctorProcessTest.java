package io.webchat.boot.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code --doctor} as an operator sees it. */
@Timeout(120)
class DoctorProcessTest {
    private DataFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.withDatabase();
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    private ForkedRelay.Refused doctor(Map<String, String> settings) throws IOException, InterruptedException {
        return ForkedRelay.startInVain(folder, settings, "--doctor");
    }

    @Test
    void aRelayThatIsWellShouldEndWithZeroAndLeaveTheDatabaseToARelay() throws Exception {
        ForkedRelay.Refused ended = doctor(Map.of());

        assertThat(ended.output())
                .containsPattern("ok +database +built-in PostgreSQL +\\d+ ms  PostgreSQL ")
                .containsPattern("ok +files +folder ")
                .containsPattern("not set +translate +none ")
                .contains("→ Set WEBCHAT_TRANSLATE_ENGINES")
                .endsWith("Nothing failed.\n")
                .doesNotContain("ready at");
        assertThat(ended.exitCode()).isZero();
        try (ForkedRelay relay = ForkedRelay.start(folder, Map.of())) {
            ForkedRelay.Refused second = doctor(Map.of("PORT", "5999"));

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors())
                    .contains("a relay runs on the data folder", "http://127.0.0.1:5999/api/v1/webchat/admin/doctor");
            relay.client().get("/health/ready").expect(200);
        }
    }

    @Test
    void aWrongKeyShouldEndWithOneAndNotBeShown() throws Exception {
        HttpServer deepL = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        deepL.createContext("/", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = ("{\"message\":\"wrong: " + key + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        deepL.start();
        try {
            ForkedRelay.Refused ended = doctor(Map.of(
                    "WEBCHAT_TRANSLATE_ENGINES",
                    "deepl",
                    "WEBCHAT_DEEPL_API_KEY",
                    "hunter22-hunter22",
                    "WEBCHAT_DEEPL_URL",
                    "http://127.0.0.1:" + deepL.getAddress().getPort()));

            assertThat(ended.output())
                    .containsPattern("FAILED +translate +deepl ")
                    .contains("wrong: DeepL-Auth-Key [REDACTED]", "→ Set WEBCHAT_DEEPL_API_KEY")
                    .containsPattern("1 of \\d+ failed")
                    .doesNotContain("hunter22");
            assertThat(ended.errors()).doesNotContain("hunter22");
            assertThat(ended.exitCode()).isEqualTo(1);
        } finally {
            deepL.stop(0);
        }
    }

    @Test
    void aDatabaseThatIsAwayShouldNotKeepTheRestFromBeingTried() throws Exception {
        ForkedRelay.Refused ended = doctor(Map.of(
                "WEBCHAT_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/webchat",
                "WEBCHAT_DATABASE_PASSWORD",
                "hunter22"));

        assertThat(ended.output())
                .containsPattern("FAILED +database +PostgreSQL ")
                .contains("→ See that PostgreSQL runs where WEBCHAT_DATABASE_URL")
                .containsPattern("ok +files +folder ")
                .doesNotContain("hunter22");
        assertThat(ended.exitCode()).isEqualTo(1);
    }
}
