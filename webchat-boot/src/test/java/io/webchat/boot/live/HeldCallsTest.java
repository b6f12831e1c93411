package io.webchat.boot.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that wait, whose clients go away, come back, or lose their session. */
@Timeout(120)
class HeldCallsTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final int ROUNDS = 15;

    /** A poll on a connection of its own, held by the relay. */
    private static Socket heldPoll(Person person, int seconds) throws IOException {
        // What is asserted holds whether or not the poll is held already.
        return relay.held(person, "/api/v1/webchat/poll", "", "{\"wait\":" + seconds + "}");
    }

    private static List<String> texts(Answer poll) {
        return poll.expect(200).json().path("messages").findValuesAsText("text");
    }

    @Test
    void aMessageShouldNotBeTakenByAPollWhoseClientHasClosed() throws IOException {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");

        for (int round = 0; round < ROUNDS; round++) {
            heldPoll(bob, 20).close();
            String id = ada.send(bob.address(), "closed " + round).expect(202).text("message_id");

            assertThat(ada.client().get("/api/v1/messages/" + id).text("status"))
                    .isNotEqualTo("delivered");
            assertThat(texts(bob.poll(Map.of("wait", 5)))).containsExactly("closed " + round);
        }
    }

    @Test
    void aMessageShouldNotBeTakenByAPollWhoseClientHasReset() throws IOException {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");

        for (int round = 0; round < ROUNDS; round++) {
            Socket poll = heldPoll(bob, 20);
            poll.setSoLinger(true, 0);
            poll.close();
            ada.send(bob.address(), "reset " + round).expect(202);

            assertThat(texts(bob.poll(Map.of("wait", 5)))).containsExactly("reset " + round);
        }
    }

    @Test
    void aLivePollShouldGetWhatADeadOneBesideItDoesNot() throws IOException {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");

        for (int round = 0; round < ROUNDS; round++) {
            heldPoll(bob, 20).close();
            CompletableFuture<Answer> live = CompletableFuture.supplyAsync(() -> bob.poll(Map.of("wait", 20)));
            ada.send(bob.address(), "live " + round).expect(202);

            assertThat(texts(live.join())).containsExactly("live " + round);
        }
    }

    @Test
    void aRequestThatFollowsOnTheSameConnectionShouldBeAnsweredAfterTheHeldOne() throws IOException {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");

        try (Socket poll = heldPoll(bob, 20)) {
            poll.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: relay\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            poll.getOutputStream().flush();
            ada.send(bob.address(), "pipelined").expect(202);

            assertThat(new String(poll.getInputStream().readAllBytes(), UTF_8))
                    .containsSubsequence("pipelined", "HTTP/1.1 200", "uptime_seconds");
        }
    }

    @Test
    void theEndOfASessionShouldEndItsHeldPoll() throws IOException {
        Person bob = relay.person("bob");

        try (Socket poll = heldPoll(bob, 50)) {
            bob.client().post("/api/v1/pchat/auth/logout", Map.of()).expect(200);

            assertThat(answer(poll)).contains("HTTP/1.1 401").contains("session_invalid");
        }
    }

    /** Up to the end of the first answer's body, which ends with a brace. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4096];
        while (!text.toString().endsWith("}")) {
            int read = in.read(buffer);
            if (read < 0) {
                return text.toString();
            }
            text.append(new String(buffer, 0, read, UTF_8));
        }
        return text.toString();
    }
}
