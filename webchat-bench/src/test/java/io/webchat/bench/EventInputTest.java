package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes in over streams and sockets, however the network cuts it. */
final class EventInputTest {
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;

    private static String event(long number) {
        return "id: c\ndata: {\"message\":" + Texts.send("bob", number) + "}\n\n";
    }

    private static byte[] chunks() {
        String two = event(1) + event(2);
        return (chunk("retry: 2000\n\n") + chunk(two) + chunk(event(3)) + "0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] frames() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame(out, 0x81, event(1));
        // One message in two parts, with a ping in between.
        frame(out, 0x01, event(2).substring(0, 30));
        frame(out, PING, "there?");
        frame(out, 0x80, event(2).substring(30));
        frame(out, PING, "");
        frame(out, 0x81, "x".repeat(70_000));
        frame(out, 0x81, event(3));
        frame(out, CLOSE, "\u0003\u0000bye");
        return out.toByteArray();
    }

    private static void frame(ByteArrayOutputStream out, int kind, String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        out.write(kind);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >>> shift));
            }
        }
        out.writeBytes(payload);
    }

    @Test
    void numbersAreReadFromAnyChunks() throws IOException {
        for (int most = 1; most <= 700; most++) {
            MarkReader numbers = Texts.numbers(new ChunkedInput(new Trickle(chunks(), most)), 100);
            assertThat(List.of(numbers.next(), numbers.next(), numbers.next())).containsExactly(1L, 2L, 3L);
            assertThatThrownBy(numbers::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void numbersAreReadFromAnyFramesAndPingsAreAnswered() throws IOException {
        for (int most : new int[] {1, 2, 3, 7, 50, 1000, 100_000}) {
            List<String> pongs = new ArrayList<>();
            FrameInput in = new FrameInput(
                    new Trickle(frames(), most), payload -> pongs.add(new String(payload, StandardCharsets.US_ASCII)));
            MarkReader numbers = Texts.numbers(in, 2000);
            assertThat(List.of(numbers.next(), numbers.next(), numbers.next())).containsExactly(1L, 2L, 3L);
            assertThat(pongs).containsExactly("there?", "");
            assertThatThrownBy(numbers::next).hasMessage("the relay closed the socket: 768 bye");
        }
    }

    @Test
    void aReaderIsReadyWhileAWholeNumberIsLeft() throws IOException {
        MarkReader numbers =
                Texts.numbers(new Trickle((event(1) + event(2)).getBytes(StandardCharsets.US_ASCII), 2000), 2000);
        assertThat(numbers.ready()).isFalse();
        numbers.next();
        assertThat(numbers.ready()).isTrue();
        numbers.next();
        assertThat(numbers.ready()).isFalse();
    }
}
