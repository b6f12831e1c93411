package io.webchat.bench;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads one answer after the other and waits for each. */
final class ResponseReader {
    private final InputStream in;
    private final ResponseBuffer buffer = new ResponseBuffer();

    ResponseReader(InputStream in) {
        this.in = in;
    }

    /** @throws IOException when the connection ends, or what comes isn't an answer of the relay */
    Response read() throws IOException {
        @Nullable Response answer = null;
        while (answer == null) {
            buffer.readFrom(in);
            answer = buffer.whole();
        }
        return answer;
    }
}
