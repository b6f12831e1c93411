package io.webchat.boot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.adapter.rest.live.LiveStreams;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventStreamTest {
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

    private static List<String> texts(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("message").path("text").asText())
                .toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void aStreamShouldTellInOrderWhatWasThereAndWhatComes() {
        String ada = relay.signIn("ada1");
        String bob = relay.signIn("bob1");
        numbers(0, 100).forEach(text -> relay.send(ada, "bob1", text));
        try (EventStream stream = EventStream.open(relay, bob, null)) {
            assertThat(texts(stream.messages(100))).isEqualTo(numbers(0, 100));
            numbers(100, 120).forEach(text -> relay.send(ada, "bob1", text));
            assertThat(texts(stream.messages(20))).isEqualTo(numbers(100, 120));
        }
    }

    @Test
    void aReaderShouldResumeBehindItsLastEventAndAcknowledgeIt() {
        String ada = relay.signIn("ada2");
        String bob = relay.signIn("bob2");
        numbers(0, 10).forEach(text -> relay.send(ada, "bob2", text));
        String cursor;
        try (EventStream stream = EventStream.open(relay, bob, null)) {
            cursor = stream.messages(4).getLast().path("cursor").asText();
        }
        try (EventStream unsaid = EventStream.open(relay, bob, null)) {
            assertThat(texts(unsaid.messages(10))).isEqualTo(numbers(0, 10));
        }
        try (EventStream resumed = EventStream.open(relay, bob, cursor)) {
            assertThat(texts(resumed.messages(6))).isEqualTo(numbers(4, 10));
        }
        try (EventStream acknowledged = EventStream.open(relay, bob, null)) {
            assertThat(texts(acknowledged.messages(6))).isEqualTo(numbers(4, 10));
        }
    }

    @Test
    void twoStreamsAndAPollShouldSeeTheSame() {
        String ada = relay.signIn("ada3");
        String bob = relay.signIn("bob3");
        try (EventStream one = EventStream.open(relay, bob, null);
                EventStream other = EventStream.open(relay, bob, null)) {
            relay.send(ada, "bob3", "hello");
            JsonNode first = one.next("message");
            assertThat(other.next("message")).isEqualTo(first);
            assertThat(relay.post("/api/v1/webchat/poll", bob, "{}")
                            .path("events")
                            .get(0))
                    .isEqualTo(first);
        }
    }

    @Test
    void anIdleStreamShouldBeat() {
        try (EventStream stream = EventStream.open(relay, relay.signIn("ada4"), null)) {
            assertThat(stream.line(": beat"::equals)).isEqualTo(": beat");
            assertThat(stream.line(": beat"::equals)).isEqualTo(": beat");
        }
    }

    @Test
    void strangersAndForeignCursorsShouldGetAProblem() {
        String ada = relay.signIn("ada5");
        String bob = relay.signIn("bob5");
        String foreign =
                relay.post("/api/v1/webchat/poll", ada, "{}").path("cursor").asText();
        try (EventStream stranger = EventStream.open(relay, "pct_nobody", null);
                EventStream thief = EventStream.open(relay, bob, foreign);
                EventStream garbled = EventStream.open(relay, bob, "garbled")) {
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(thief.status()).isEqualTo(400);
            assertThat(thief.line(line -> line.contains("cursor_invalid"))).contains("\"success\":false");
            assertThat(garbled.status()).isEqualTo(400);
        }
    }

    @Test
    void aSessionThatEndsShouldEndItsStream() {
        String ada = relay.signIn("ada6");
        try (EventStream stream = EventStream.open(relay, ada, null)) {
            relay.post("/api/v1/pchat/auth/logout", ada, "{}");
            assertThat(stream.line(line -> line.contains("sign in again"))).startsWith(":");
            assertThat(stream.line(EventStream.END::equals)).isNotEmpty();
        }
    }

    @Test
    void aReaderThatDoesNotReadShouldBeDroppedAndResume() throws IOException {
        String ada = relay.signIn("ada7");
        String bob = relay.signIn("bob7");
        String text = "x".repeat(16_000);
        LiveStreams streams = relay.relay().get(LiveStreams.class);
        int before = streams.size();
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress("127.0.0.1", relay.uri("/").getPort()));
            String request =
                    "GET /api/v1/webchat/events HTTP/1.1\r\nHost: relay\r\nX-PChat-Session: " + bob + "\r\n\r\n";
            slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = slow.getInputStream();
            assertThat(answer.read()).isEqualTo('H');
            IntStream.range(0, 600).parallel().forEach(i -> relay.send(ada, "bob7", text));
            await().until(() -> streams.size() <= before);
        }
        try (EventStream stream = EventStream.open(relay, bob, null)) {
            List<JsonNode> all = stream.messages(600);
            assertThat(all.getLast().path("seq").asLong()).isEqualTo(600);
        }
    }

    @Test
    void typingShouldReachTheOtherSidesStreamsOnly() {
        String ada = relay.signIn("ada8");
        String bob = relay.signIn("bob8");
        try (EventStream stream = EventStream.open(relay, bob, null)) {
            stream.line(": connected"::equals);
            relay.post("/api/v1/webchat/typing", ada, "{\"to\":\"bob8\",\"active\":true}");
            JsonNode event = stream.next("typing");
            assertThat(event.path("typing").path("conversation").asText()).isEqualTo("dm:ada8");
            assertThat(event.path("typing").path("active").asBoolean()).isTrue();
            assertThat(event.has("seq") || event.has("cursor")).isFalse();
        }
        assertThat(relay.post("/api/v1/webchat/poll", bob, "{}").path("events")).isEmpty();
    }

    @Test
    void visibleSessionsShouldBeSeenComingAndGoing() {
        String ada = relay.signIn("ada9");
        String bob = relay.signIn("bob9");
        try (EventStream stream = EventStream.open(relay, bob, null)) {
            relay.post("/api/v1/webchat/presence", ada, "{\"visible\":true,\"state\":\"working\"}");
            JsonNode here = stream.next("presence").path("presence");
            assertThat(here.path("chat_address").asText()).isEqualTo("ada9");
            assertThat(here.path("state").asText()).isEqualTo("working");
            assertThat(here.path("online").asBoolean()).isTrue();
            relay.post("/api/v1/pchat/auth/logout", ada, "{}");
            JsonNode gone = stream.next("presence").path("presence");
            assertThat(gone.path("chat_address").asText()).isEqualTo("ada9");
            assertThat(gone.path("online").asBoolean()).isFalse();
        }
    }

    @Test
    void aRelayThatStopsShouldAskItsStreamsToComeAgain(@TempDir Path own) {
        LiveRelay stopped = new LiveRelay(own);
        String ada = stopped.signIn("ada");
        try (EventStream stream = EventStream.open(stopped, ada, null)) {
            stream.line(": connected"::equals);
            stopped.relay().close();
            assertThat(stream.line(line -> line.contains("reconnect"))).contains("the relay stops");
            assertThat(stream.line(EventStream.END::equals)).isNotEmpty();
        } finally {
            stopped.close();
        }
    }
}
