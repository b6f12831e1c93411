package io.webchat.adapter.rest.live;

import static java.util.Objects.requireNonNull;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.inbox.Cursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: the events go out, the client's frames come in, one after the other in the order of their arrival.
 * While too many answers are owed nothing more is read, so that the network holds the client back.
 */
final class SocketConnection implements FrameHandler, EventSink {
    /** Sends under way and answers not yet written. */
    private static final int MAX_OWED = 64;

    private final SocketCommands commands;
    private final Function<EventSink, LiveStream> opening;
    private final long mostBytes;
    private final Duration silence;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean paused = new AtomicBoolean();
    private @Nullable ByteArrayOutputStream message;
    private boolean binary;
    private volatile long lastHeard = System.nanoTime();
    private volatile @Nullable CoreSession session;
    private volatile @Nullable LiveStream stream;

    /**
     * @param mostBytes of one message
     * @param silence after which a client that says nothing is gone
     */
    SocketConnection(
            SocketCommands commands, Function<EventSink, LiveStream> opening, long mostBytes, Duration silence) {
        this.silence = silence;
        this.commands = commands;
        this.opening = opening;
        this.mostBytes = mostBytes;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        LiveStream made = opening.apply(this);
        stream = made;
        callback.succeeded();
        opened.demand();
        made.start();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        lastHeard = System.nanoTime();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> onData(frame, callback);
            case OpCode.PING -> onPing(frame, callback);
            default -> {
                callback.succeeded();
                proceed();
            }
        }
    }

    private void onPing(Frame ping, Callback callback) {
        ByteBuffer payload = BufferUtil.copy(ping.getPayload());
        callback.succeeded();
        session().sendFrame(new Frame(OpCode.PONG, payload), Callback.NOOP, false);
        proceed();
    }

    private void onData(Frame frame, Callback callback) {
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            binary = frame.getOpCode() == OpCode.BINARY;
        }
        byte[] bytes = frame.hasPayload() ? BufferUtil.toArray(frame.getPayload()) : new byte[0];
        callback.succeeded();
        int before = message == null ? 0 : message.size();
        if (before + bytes.length > mostBytes) {
            session().close(1009, "send at most " + mostBytes + " bytes in a message", Callback.NOOP);
            return;
        }
        if (frame.isFin()) {
            onMessage(whole(bytes));
            if (!session().isOutputOpen()) {
                return;
            }
        } else {
            message = message == null ? new ByteArrayOutputStream() : message;
            message.writeBytes(bytes);
        }
        proceed();
    }

    private byte[] whole(byte[] last) {
        ByteArrayOutputStream begun = message;
        if (begun == null) {
            return last;
        }
        begun.writeBytes(last);
        message = null;
        return begun.toByteArray();
    }

    private void onMessage(byte[] bytes) {
        if (binary) {
            commands.refuseBinary(this);
        } else if (!Utf8.valid(bytes)) {
            session().close(1007, "send text messages as UTF-8", Callback.NOOP);
        } else {
            commands.handle(bytes, this);
        }
    }

    SignedIn caller() {
        return stream().caller();
    }

    void acknowledge(Cursor cursor) {
        stream().acknowledge(cursor);
    }

    /** An answer is owed, until {@link #answerOwed}. */
    void owes() {
        underWay.incrementAndGet();
    }

    void answerOwed(OutOfBandFrame answer) {
        stream().answer(answer);
        underWay.decrementAndGet();
        stream().wake();
    }

    void answer(OutOfBandFrame answer) {
        stream().answer(answer);
    }

    private void proceed() {
        paused.set(true);
        resumeIfRoom();
    }

    private void resumeIfRoom() {
        if (underWay.get() + stream().answersWaiting() < MAX_OWED && paused.compareAndSet(true, false)) {
            session().demand();
        }
    }

    @Override
    public void write(List<LiveFrame> frames, Callback whenWritten) {
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            session().sendFrame(text(frames.get(i)), Callback.NOOP, true);
        }
        session().sendFrame(text(frames.get(last)), whenWritten, false);
    }

    private static Frame text(LiveFrame frame) {
        return new Frame(OpCode.TEXT, frame.json());
    }

    @Override
    public void beat(Callback whenWritten) {
        // While nothing is read, nothing can be heard.
        if (!paused.get() && System.nanoTime() - lastHeard > silence.toNanos()) {
            whenWritten.failed(new IOException("the client answers no pings"));
            return;
        }
        session().sendFrame(new Frame(OpCode.PING), whenWritten, false);
    }

    @Override
    public void written() {
        resumeIfRoom();
    }

    @Override
    public boolean owesAnswers() {
        return underWay.get() > 0;
    }

    @Override
    public void end(CloseReason why) {
        session().close(why.closeCode(), why.hint(), Callback.NOOP);
    }

    @Override
    public void abort() {
        session().abort();
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        LiveStream opened = stream;
        if (opened != null) {
            opened.close();
        }
        callback.succeeded();
    }

    private CoreSession session() {
        return requireNonNull(session, "the socket is not open");
    }

    private LiveStream stream() {
        return requireNonNull(stream, "the socket is not open");
    }
}
