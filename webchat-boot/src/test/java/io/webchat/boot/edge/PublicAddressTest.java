package io.webchat.boot.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A relay that is reached below a path of a public address. */
class PublicAddressTest {
    @RegisterExtension
    static final RunningRelay SHARED = new RunningRelay();

    private static WebChatRelay relay;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings =
                SHARED.postgres().settings(SHARED.postgres().newDatabase());
        settings.put("WEBCHAT_PUBLIC_URL", "https://chat.example.org/talk/");
        relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
    }

    @AfterAll
    static void stop() {
        relay.stop();
    }

    @Test
    void linksShouldFollowThePublicAddress() throws IOException {
        Person ada = Client.of(relay.url() + "/talk").login("ada@example.com", "ada");

        try (RawCall call = new RawCall(relay.url())) {
            call.write("POST /api/v1/pchat/auth/pairing-codes HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                    + "X-Forwarded-Host: evil.example\r\nX-PChat-Session: " + ada.token()
                    + "\r\nContent-Length: 0\r\n\r\n");

            assertThat(call.rest())
                    .contains("\"url\":\"https://chat.example.org/talk/app/webchat/chat.html#pair=")
                    .doesNotContain("evil");
        }
    }

    @Test
    void withoutAPublicAddressTheHostShouldNotBeBelieved() throws IOException {
        Person ada = SHARED.person("ada");
        try (RawCall call = new RawCall(SHARED.url())) {
            call.write("POST /api/v1/pchat/auth/pairing-codes HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                    + "X-PChat-Session: " + ada.token() + "\r\nContent-Length: 0\r\n\r\n");

            assertThat(call.rest())
                    .contains("\"url\":\"" + SHARED.url() + "/app/")
                    .doesNotContain("evil");
        }
    }

    @Test
    void aPageOfThePublicAddressShouldOpenASocketAndOthersNot() throws IOException {
        Person ada = Client.of(relay.url()).login("ada@example.com", "ada");

        assertThat(upgrade(ada, "https://chat.example.org")).isEqualTo(101);
        assertThat(upgrade(ada, "https://evil.example")).isEqualTo(403);
        assertThat(upgrade(ada, "https://chat.example.org.evil.example")).isEqualTo(403);
    }

    private static int upgrade(Person person, String origin) throws IOException {
        try (RawCall call = new RawCall(relay.url())) {
            call.write("GET /talk/api/v1/webchat/socket HTTP/1.1\r\nHost: 127.0.0.1:1\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + origin
                    + "\r\nX-PChat-Session: " + person.token() + "\r\n\r\n");
            return call.status();
        }
    }

    @Test
    void bothThePrefixAndNoneShouldBeServed() {
        Answer below = Client.of(relay.url()).get("/talk/health").expect(200);
        assertThat(below.json().path("status").asText()).isEqualTo("ok");
        Client.of(relay.url()).get("/health").expect(200);
        Client.of(relay.url()).get("/talk/openapi.json").expect(200);
        Client.of(relay.url()).get("/talker/health").expect(404);
    }
}
