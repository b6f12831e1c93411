package io.webchat.boot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Owners read what their agents read, and nobody else does. */
@Timeout(60)
class SupervisionTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private Person ada = relay.person("ada");
    private Person bob = relay.person("bob");
    private Person bot = Agents.of(relay, ada, "bot");
    private String messageId = "";

    @BeforeEach
    void write() {
        messageId = bob.send(bot.address(), "walrus report please").expect(202).text("message_id");
    }

    private List<String> paths() {
        return List.of(
                "/api/v1/webchat/conversations?as=" + bot.address(),
                "/api/v1/webchat/conversations/dm:" + bob.address() + "/messages?as=" + bot.address(),
                "/api/v1/webchat/search?q=walrus&as=" + bot.address(),
                "/api/v1/messages/" + messageId + "?as=" + bot.address(),
                "/api/v1/webchat/events?as=" + bot.address());
    }

    @Test
    void theOwnerShouldReadWhatItsAgentReads() {
        JsonNode conversations =
                ada.client().get(paths().get(0)).expect(200).json().path("conversations");
        assertThat(conversations).hasSize(1);
        assertThat(conversations.get(0).path("last_message").path("text").asText())
                .isEqualTo("walrus report please");
        assertThat(texts(ada.client().get(paths().get(1)).expect(200))).containsExactly("walrus report please");
        assertThat(texts(ada.client().get(paths().get(2)).expect(200))).containsExactly("walrus report please");
        assertThat(ada.client().get(paths().get(3)).expect(200).text("text")).isEqualTo("walrus report please");
    }

    private static List<String> texts(Answer answer) {
        return answer.json().path("messages").findValuesAsText("text");
    }

    @Test
    void theOwnersStreamShouldShowTheAgentsEventsAndAcknowledgeNothing() throws Exception {
        try (EventLines lines = EventLines.open(ada, relay.url() + paths().get(4))) {
            assertThat(lines.dataWith("walrus report please")).contains("\"type\":\"message\"");
            bob.send(bot.address(), "the second").expect(202);
            assertThat(lines.dataWith("the second")).contains("\"type\":\"message\"");
        }

        assertThat(bob.client().get("/api/v1/messages/" + messageId).text("status"))
                .isEqualTo("queued");
        assertThat(bot.texts()).containsExactly("walrus report please", "the second");
    }

    @Test
    void nobodyElseShouldReadIt() {
        Person admin = relay.client().login("root@" + RunningRelay.ADMIN_DOMAIN, RunningRelay.newAddress("root"));
        Person eve = relay.person("eve");
        Person otherBot = Agents.of(relay, ada, "other");
        for (Person stranger : List.of(bob, eve, admin, otherBot, bot)) {
            for (String path : paths()) {
                assertThat(stranger.client().get(path).status())
                        .as(stranger.address() + " at " + path)
                        .isEqualTo(404);
            }
        }
        for (String path : paths()) {
            assertThat(eve.client()
                            .get(path.replace(bot.address(), ada.address()))
                            .status())
                    .isEqualTo(404);
            assertThat(ada.client()
                            .get(path.replace("as=" + bot.address(), "as=nobody-" + bot.address()))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aBlockedOwnerShouldReadNothing() {
        Person admin = relay.client().login("root@" + RunningRelay.ADMIN_DOMAIN, RunningRelay.newAddress("root"));
        admin.client()
                .post("/api/v1/webchat/admin/users", Map.of("chat_address", ada.address(), "action", "block"))
                .expect(200);

        for (String path : paths()) {
            assertThat(ada.client().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void peersShouldSeeWhoCanReadAlong() {
        JsonNode line = bob.client()
                .get("/api/v1/webchat/conversations")
                .expect(200)
                .json()
                .path("conversations")
                .get(0);

        assertThat(line.path("owner").asText()).isEqualTo(ada.address());
    }
}
