package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ResponseReaderTest {
    private static final String ANSWER =
            "HTTP/1.1 202 Accepted\r\nX-Request-Id: req_1\r\nContent-LENGTH:  7\r\n\r\n{\"a\":1}";

    private static InputStream whole(String text) {
        return new Trickle(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    @Test
    void statusAndBodyAreReadHoweverTheyArrive() throws IOException {
        for (int most = 1; most <= ANSWER.length(); most++) {
            Response answer = new ResponseReader(new Trickle(ANSWER.getBytes(StandardCharsets.UTF_8), most)).read();
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void largeAnswersFit() throws IOException {
        String body = "x".repeat(100_000);
        Response answer = new ResponseReader(whole("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body)).read();
        assertThat(answer.text()).isEqualTo(body);
    }

    @Test
    void noContentNeedsNoLength() throws IOException {
        Response answer = new ResponseReader(whole("HTTP/1.1 204 No Content\r\n\r\n")).read();
        assertThat(answer.length()).isZero();
    }

    @Test
    void whatCannotBeReadFails() {
        assertThatThrownBy(() -> new ResponseReader(whole("HTTP/1.1 200 OK\r\n\r\n")).read())
                .hasMessageContaining("without a length");
        assertThatThrownBy(() -> new ResponseReader(whole("HTTP/1.1 200")).read())
                .isInstanceOf(IOException.class);
    }
}
