package io.webchat.boot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketTest {
    @TempDir
    static Path folder;

    private static LiveRelay relay;

    @BeforeAll
    static void start() {
        relay = new LiveRelay(folder);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    private static String send(String ref, String to, String text) {
        return "{\"type\":\"send\",\"ref\":\"" + ref + "\",\"to\":\"" + to + "\",\"text\":\"" + text + "\"}";
    }

    @Test
    void manySendsUnderWayShouldBeAnsweredAndKeepTheirOrder() {
        String ada = relay.signIn("ada1");
        String bob = relay.signIn("bob1");
        try (SocketClient sender = SocketClient.open(relay, ada);
                SocketClient receiver = SocketClient.open(relay, bob)) {
            List<String> texts =
                    IntStream.range(0, 500).mapToObj(Integer::toString).toList();
            texts.forEach(text -> sender.say(send("r" + text, "bob1", text)));
            List<String> refs = new ArrayList<>();
            List<String> arrived = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                JsonNode sent = sender.next("sent");
                refs.add(sent.path("ref").asText());
                assertThat(sent.path("success").asBoolean()).isTrue();
                assertThat(sent.path("message_id").asText()).startsWith("msg_");
                arrived.add(
                        receiver.next("message").path("message").path("text").asText());
            }
            assertThat(refs).isEqualTo(texts.stream().map(text -> "r" + text).toList());
            assertThat(arrived).isEqualTo(texts);
        }
    }

    @Test
    void anAckShouldMoveTheSession() {
        String ada = relay.signIn("ada2");
        String bob = relay.signIn("bob2");
        relay.send(ada, "bob2", "one");
        relay.send(ada, "bob2", "two");
        try (SocketClient receiver = SocketClient.open(relay, bob)) {
            String cursor = receiver.next("message").path("cursor").asText();
            receiver.say("{\"type\":\"ack\",\"ref\":\"a\",\"cursor\":\"" + cursor + "\"}");
            assertThat(receiver.next("done").path("ref").asText()).isEqualTo("a");
        }
        JsonNode left = relay.post("/api/v1/webchat/poll", bob, "{}").path("messages");
        assertThat(left).hasSize(1);
        assertThat(left.get(0).path("text").asText()).isEqualTo("two");
    }

    @Test
    void readAndTypingShouldReachTheOtherSide() {
        String ada = relay.signIn("ada3");
        String bob = relay.signIn("bob3");
        String id = relay.send(ada, "bob3", "one").path("message_id").asText();
        try (SocketClient sender = SocketClient.open(relay, ada);
                SocketClient receiver = SocketClient.open(relay, bob)) {
            receiver.say("{\"type\":\"typing\",\"ref\":\"t\",\"to\":\"ada3\",\"active\":true}");
            assertThat(sender.next("typing").path("typing").path("from").asText())
                    .isEqualTo("bob3");
            receiver.say("{\"type\":\"read\",\"ref\":\"r\",\"message_id\":\"" + id + "\"}");
            receiver.next("done");
            JsonNode receipt = sender.next("receipt").path("receipt");
            assertThat(receipt.path("by").asText()).isEqualTo("bob3");
        }
    }

    @Test
    void badFramesShouldBeAnsweredAndLeaveTheSocketOpen() {
        String ada = relay.signIn("ada4");
        try (SocketClient socket = SocketClient.open(relay, ada)) {
            socket.say("{no json");
            assertThat(socket.next("error").path("code").asText()).isEqualTo("json_invalid");
            socket.say("{\"type\":\"dance\",\"ref\":\"d\"}");
            JsonNode unknown = socket.next("error");
            assertThat(unknown.path("ref").asText()).isEqualTo("d");
            assertThat(unknown.path("status").asInt()).isEqualTo(422);
            socket.socket().sendBinary(ByteBuffer.wrap(new byte[3]), true).join();
            assertThat(socket.next("error").path("code").asText()).isEqualTo("bad_request");
            socket.say(send("s", "nobody-there", "hi"));
            assertThat(socket.next("error").path("code").asText()).isEqualTo("recipient_unknown");
            socket.say(send("s", "ada4", "hi"));
            assertThat(socket.next("sent").path("ref").asText()).isEqualTo("s");
        }
    }

    @Test
    void aMessageThatIsTooLargeShouldCloseWithItsReason() {
        String ada = relay.signIn("ada5");
        try (SocketClient socket = SocketClient.open(relay, ada)) {
            socket.socket().sendText("x".repeat(1_100_000), true);
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aBrowserShouldNameItsTokenAsSubprotocol() {
        String ada = relay.signIn("ada6");
        try (SocketClient socket = SocketClient.open(
                relay,
                builder -> builder.subprotocols("webchat.v1", ada)
                        .header("Origin", relay.uri("").toString()))) {
            assertThat(socket.socket().getSubprotocol()).isEqualTo("webchat.v1");
            assertThat(socket.pinged()).isTrue();
        }
        try (SocketClient socket = SocketClient.open(
                relay,
                builder -> builder.subprotocols("webchat.v1", ada).header("Origin", "https://chat.example.org"))) {
            assertThat(socket.socket().getSubprotocol()).isEqualTo("webchat.v1");
        }
    }

    @Test
    void strangersAndForeignPagesShouldBeRefused() {
        String ada = relay.signIn("ada7");
        assertThat(refusedWith("pct_nobody", relay.uri("").toString())).isEqualTo(401);
        assertThat(refusedWith(ada, "https://evil.example.org")).isEqualTo(403);
    }

    private static int refusedWith(String token, String origin) {
        int[] status = new int[1];
        assertThatThrownBy(() -> SocketClient.open(
                        relay,
                        builder -> builder.header("X-PChat-Session", token).header("Origin", origin)))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> status[0] = e.getResponse().statusCode());
        return status[0];
    }

    @Test
    void aSessionThatEndsShouldCloseItsSocket() {
        String ada = relay.signIn("ada8");
        try (SocketClient socket = SocketClient.open(relay, ada)) {
            relay.post("/api/v1/pchat/auth/logout", ada, "{}");
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aRelayThatStopsShouldSayGoodbye(@TempDir Path own) {
        LiveRelay stopped = new LiveRelay(own);
        String ada = stopped.signIn("ada");
        try (SocketClient socket = SocketClient.open(stopped, ada)) {
            stopped.relay().close();
            assertThat(socket.closeCode()).isEqualTo(1001);
        } finally {
            stopped.close();
        }
    }
}
