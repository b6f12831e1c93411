package io.webchat.boot.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.agents.Agents;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is refused at the endpoint, and what becomes of calls whose clients go away. */
@Timeout(120)
class McpEdgeTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    private static final int ROUNDS = 10;

    @Test
    void aStrangerShouldBeRefusedBeforeItsBodyIsRead() {
        Answer nobody = relay.client().raw("POST", "/mcp", "not even JSON").expect(401);
        assertThat(nobody.text("code")).isEqualTo("session_required");
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(relay.client()
                        .as("pct_wrong")
                        .raw("POST", "/mcp", LIST)
                        .expect(401)
                        .text("code"))
                .isEqualTo("session_invalid");
    }

    @Test
    void pagesOfOtherSitesShouldBeRefused() {
        Person ada = relay.person("ada");
        Map<String, Object> body = Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list");

        assertThat(ada.client()
                        .post("/mcp", body, headers("https://evil.example"))
                        .expect(403)
                        .text("code"))
                .isEqualTo("access_denied");
        ada.client().post("/mcp", body, headers(relay.url())).expect(200);
    }

    private static Map<String, String> headers(String origin) {
        return Map.of("Origin", origin, "Accept", "application/json, text/event-stream");
    }

    @Test
    void otherMethodsAndBodiesShouldGetAClearAnswer() {
        Client client = relay.person("ada").client();

        client.get("/mcp").expect(405);
        client.delete("/mcp").expect(405);
        assertThat(client.raw("POST", "/mcp", "{").status()).isEqualTo(400);
        assertThat(client.raw("POST", "/mcp", "x".repeat(2_000_000)).status()).isEqualTo(413);
        Answer version = client.post(
                "/mcp",
                Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list", "params", Map.of()),
                Map.of(
                        "Accept",
                        "application/json, text/event-stream",
                        "MCP-Protocol-Version",
                        "1999-01-01",
                        "Mcp-Method",
                        "tools/list"));
        assertThat(version.status()).isEqualTo(400);
    }

    @Test
    void aBearerTokenShouldDo() {
        Person ada = relay.person("ada");

        relay.client()
                .post(
                        "/mcp",
                        Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list"),
                        Map.of(
                                "Authorization",
                                "Bearer " + ada.token(),
                                "Accept",
                                "application/json, text/event-stream"))
                .expect(200);
    }

    @Test
    void aWaitWhoseClientHasClosedShouldTakeNoMessage() throws IOException {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person bot = Agents.of(relay, ada, "bot");
        McpCalls mcp = McpCalls.of(bot, "2025-11-25");

        for (int round = 0; round < ROUNDS; round++) {
            heldWait(bot).close();
            bob.send(bot.address(), "closed " + round).expect(202);

            assertThat(mcp.done("wait_for_messages", Map.of("timeout_seconds", 10))
                            .path("messages")
                            .findValuesAsText("text"))
                    .containsExactly("closed " + round);
        }
    }

    private static Socket heldWait(Person person) throws IOException {
        return relay.held(
                person,
                "/mcp",
                "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2025-11-25\r\n",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"wait_for_messages\","
                        + "\"arguments\":{\"timeout_seconds\":20}}}");
    }
}
