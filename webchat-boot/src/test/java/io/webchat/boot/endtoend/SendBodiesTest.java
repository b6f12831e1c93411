package io.webchat.boot.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the body of a send may come over its connection. */
class SendBodiesTest {
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private Person ana;
    private Person ben;

    @BeforeEach
    void signIn() {
        ana = RELAY.person("ana");
        ben = RELAY.person("ben");
    }

    private String body(String text) {
        return "{\"to\":\"" + ben.address() + "\",\"text\":\"" + text + "\"}";
    }

    private String head(int length, String more) {
        return "POST /api/v1/messages HTTP/1.1\r\nHost: localhost\r\nX-PChat-Session: " + ana.token()
                + "\r\nContent-Length: " + length + "\r\n" + more + "\r\n";
    }

    private static Socket connect() throws IOException {
        URI url = URI.create(RELAY.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String part) throws IOException {
        socket.getOutputStream().write(part.getBytes(ISO_8859_1));
    }

    @Test
    void oneThatComesLateAndInPiecesShouldNotEndTheConnection() throws IOException {
        String late = body("late");
        try (Socket socket = connect()) {
            write(socket, head(late.length(), "Expect: 100-continue\r\n"));
            // It is waited for by now.
            assertThat(socket.getInputStream().readNBytes(CONTINUE.length()))
                    .asString(UTF_8)
                    .isEqualTo(CONTINUE);
            write(socket, late.substring(0, 10));
            write(socket, late.substring(10));
            String next = body("next");
            write(socket, head(next.length(), "Connection: close\r\n") + next);

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .containsPattern("(?s)202.*202");
        }
        assertThat(ben.texts()).containsExactly("late", "next");
    }

    @Test
    void oneThatBreaksOffShouldBeRefusedAndNotSent() throws IOException {
        String half = body("half");
        try (Socket socket = connect()) {
            write(socket, head(half.length() + 1, "") + half);
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
        assertThat(ben.texts()).isEmpty();
    }
}
