package io.webchat.adapter.rest.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Server-sent events: each an unnamed one, so that {@code onmessage} gets all; its JSON tells the type. */
final class SseSink implements EventSink {
    private static final byte[] HELLO = "retry: 2000\n: connected\n\n".getBytes(US_ASCII);
    private static final byte[] BEAT = ": beat\n\n".getBytes(US_ASCII);
    private static final byte[] ID = "id: ".getBytes(US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(US_ASCII);
    private static final byte[] LINE = "\n".getBytes(US_ASCII);
    private static final byte[] END = "\n\n".getBytes(US_ASCII);

    private final Response response;
    private final Callback exchange;

    /** @param exchange completed when the stream is over */
    SseSink(Response response, Callback exchange) {
        this.response = response;
        this.exchange = exchange;
    }

    /** Lets the client know that it is connected. */
    void open(Callback whenWritten) {
        response.write(false, ByteBuffer.wrap(HELLO), whenWritten);
    }

    @Override
    public void write(List<LiveFrame> frames, Callback whenWritten) {
        ByteBuffer buffer =
                ByteBuffer.allocate(frames.stream().mapToInt(SseSink::length).sum());
        frames.forEach(frame -> put(frame, buffer));
        response.write(false, buffer.flip(), whenWritten);
    }

    private static int length(LiveFrame frame) {
        int id = frame.id() == null ? 0 : ID.length + frame.id().length() + LINE.length;
        return id + DATA.length + frame.bytes() + END.length;
    }

    private static void put(LiveFrame frame, ByteBuffer buffer) {
        if (frame.id() != null) {
            buffer.put(ID).put(frame.id().getBytes(US_ASCII)).put(LINE);
        }
        buffer.put(DATA).put(frame.json()).put(END);
    }

    @Override
    public void beat(Callback whenWritten) {
        response.write(false, ByteBuffer.wrap(BEAT), whenWritten);
    }

    @Override
    public void end(CloseReason why) {
        String hint = "retry: " + why.retryMillis() + "\n: " + why.hint() + "\n\n";
        response.write(true, ByteBuffer.wrap(hint.getBytes(UTF_8)), exchange);
    }

    @Override
    public void abort() {
        exchange.failed(new IOException("the client of a stream doesn't read"));
    }
}
