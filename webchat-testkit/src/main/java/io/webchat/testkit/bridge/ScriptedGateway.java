package io.webchat.testkit.bridge;

import io.webchat.application.bridge.CalledGateway;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayTrouble;
import io.webchat.application.bridge.PolledGateway;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A gateway that does what the test says, and keeps what it was given. */
public final class ScriptedGateway implements CalledGateway, PolledGateway {
    public static final String NAME = "scripted";

    private final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    private final List<Optional<String>> positions = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private volatile Outcome next = new Outcome.Taken(null, Progress.SENT);
    private volatile List<GatewayEvent> told = List.of();
    private volatile @Nullable Duration patience;
    private volatile boolean polled;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return EnumSet.complementOf(EnumSet.of(Channel.PCHAT));
    }

    @Override
    public void check(Route route) {}

    @Override
    public Outcome send(Route route, Outgoing message) {
        sent.add(message);
        Outcome outcome = next;
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    @Override
    public @Nullable Duration patience(Route route, Progress reached) {
        return reached == Progress.HANDED_OVER ? patience : null;
    }

    @Override
    public boolean tellsState() {
        return true;
    }

    @Override
    public Optional<State> state(Route route, String vendorId) {
        return Optional.ofNullable(states.get(vendorId));
    }

    @Override
    public List<GatewayEvent> read(Route route, VendorCall call) {
        return told;
    }

    @Override
    public boolean polled(Route route) {
        return polled;
    }

    @Override
    public Batch poll(Route route, @Nullable String position, Duration wait) {
        positions.add(Optional.ofNullable(position));
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Batch(List.of(), position);
        }
    }

    @Override
    public void fetch(Route route, GatewayEvent.Media media, long most, OutputStream into) {
        byte[] bytes = files.get(media.reference());
        if (bytes == null) {
            throw new GatewayTrouble("no such file", null);
        }
        try {
            into.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It has the file. */
    public void holding(String reference, byte[] bytes) {
        files.put(reference, bytes);
    }

    /** To every message from now on. */
    public void answering(Outcome outcome) {
        next = outcome;
    }

    /** No answer from now on, until {@link #release}. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    /** How long it takes at most from a yes to the next word; null for ever. */
    public void patience(@Nullable Duration most) {
        patience = most;
    }

    /** What it says when it is asked. */
    public void state(String vendorId, State state) {
        states.put(vendorId, state);
    }

    /** What it tells with the next call. */
    public void telling(GatewayEvent... events) {
        told = List.of(events);
    }

    /** It has to be asked what has come in, from now on. */
    public void bePolled() {
        polled = true;
    }

    public void arriving(Batch batch) {
        batches.add(batch);
    }

    /** The positions that it was asked from. */
    public List<Optional<String>> positions() {
        return List.copyOf(positions);
    }

    /** Oldest first, repeats too. */
    public List<Outgoing> sent() {
        return List.copyOf(sent);
    }

    public List<String> texts() {
        return sent.stream().map(Outgoing::text).toList();
    }
}
