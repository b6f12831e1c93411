package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.EdgeConfig;
import io.webchat.adapter.rest.http.IpNetwork;
import io.webchat.adapter.rest.http.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of the public port. When there are as many as may be, a new one takes the place of the one that
 * has waited longest without a request under way; so connections that only wait can't keep anybody out. Connections
 * whose headers don't end in time, and those whose reader takes nothing, are closed.
 */
final class Connections extends AbstractLifeCycle implements Connection.Listener {
    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    /** How often time is looked at. */
    private static final long TICK_MILLIS = 250;

    /** An answer may stand still for so long, and longer by its size at the slowest rate. */
    private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long MIN_BYTES_PER_SECOND = 8 * 1024;

    private final int capacity;
    private final EdgeConfig config;
    private final TrustedProxies proxies;
    private final Map<EndPoint, Tracked> open = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Map<String, Integer> perNetwork = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;

    Connections(EdgeConfig config, TrustedProxies proxies) {
        this.config = config;
        this.proxies = proxies;
        this.capacity = FileDescriptors.connections(config.connections());
    }

    /** One open connection. */
    static final class Tracked {
        private final EndPoint endPoint;
        private final Connection connection;
        private final @Nullable String network;
        private volatile long waitingSince = System.nanoTime();
        private volatile long bytesWhenWaiting;
        private volatile long headersSince;
        private volatile boolean served;
        private volatile boolean busy;
        private volatile long writingSince;
        private volatile long writingBytes;

        Tracked(Connection connection, @Nullable String network) {
            this.connection = connection;
            this.endPoint = connection.getEndPoint();
            this.network = network;
            // A WebSocket or tunnel: looked after by what it was upgraded to.
            this.busy = !(connection instanceof ConnectionMetaData);
            this.served = busy;
        }

        void requestBegins() {
            busy = true;
            served = true;
            headersSince = 0;
        }

        void requestEnds() {
            writingSince = 0;
            bytesWhenWaiting = connection.getBytesIn();
            waitingSince = System.nanoTime();
            busy = false;
        }

        void writeBegins(long bytes) {
            writingBytes = bytes;
            writingSince = System.nanoTime();
        }

        void writeEnds() {
            writingSince = 0;
        }

        private boolean headersLate(long now, long timeoutNanos) {
            if (busy) {
                return false;
            }
            if (!served) {
                return now - waitingSince > timeoutNanos;
            }
            if (headersSince == 0) {
                headersSince = connection.getBytesIn() > bytesWhenWaiting ? now : 0;
                return false;
            }
            return now - headersSince > timeoutNanos;
        }

        private boolean readerStuck(long now) {
            long since = writingSince;
            return since != 0
                    && now - since > WRITE_NANOS + TimeUnit.SECONDS.toNanos(writingBytes / MIN_BYTES_PER_SECOND);
        }
    }

    /** How many may be open. */
    int capacity() {
        return capacity;
    }

    int size() {
        return size.get();
    }

    /** Null for a connection of another port. */
    @Nullable
    Tracked of(EndPoint endPoint) {
        return open.get(endPoint);
    }

    @Override
    public void onOpened(Connection connection) {
        Tracked tracked = new Tracked(connection, network(connection.getEndPoint()));
        String network = tracked.network;
        // Counted before another thread can find and close it, which takes off what was added.
        int total = size.incrementAndGet();
        int ofNetwork = network == null ? 0 : perNetwork.merge(network, 1, Integer::sum);
        if (open.putIfAbsent(tracked.endPoint, tracked) != null) {
            uncount(tracked);
            return;
        }
        if (network != null && ofNetwork > config.connectionsPerNetwork()) {
            makeRoom(tracked, other -> network.equals(other.network));
        }
        if (total > capacity) {
            makeRoom(tracked, other -> true);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Tracked tracked = open.get(connection.getEndPoint());
        // An upgrade ends a connection and opens another one on the same endpoint.
        if (tracked != null && tracked.connection.equals(connection)) {
            forget(tracked);
        }
    }

    private boolean forget(Tracked tracked) {
        if (!open.remove(tracked.endPoint, tracked)) {
            return false;
        }
        uncount(tracked);
        return true;
    }

    private void uncount(Tracked tracked) {
        size.decrementAndGet();
        if (tracked.network != null) {
            perNetwork.computeIfPresent(tracked.network, (name, count) -> count <= 1 ? null : count - 1);
        }
    }

    /**
     * Closes one that waits, those first that have asked for nothing yet; without any, the new one. Looks again when
     * another new connection has closed the same one, so that each new connection closes one of its own.
     */
    private void makeRoom(Tracked opened, Predicate<Tracked> among) {
        Tracked victim;
        do {
            victim = toClose(opened, among);
        } while (!close(victim, "there are as many connections as may be") && victim != opened);
    }

    private Tracked toClose(Tracked opened, Predicate<Tracked> among) {
        Tracked victim = opened;
        for (Tracked other : open.values()) {
            if (!other.busy
                    && !other.equals(opened)
                    && among.test(other)
                    && (victim == opened || worse(other, victim))) {
                victim = other;
            }
        }
        return victim;
    }

    private static boolean worse(Tracked one, Tracked other) {
        return one.served != other.served ? !one.served : one.waitingSince - other.waitingSince < 0;
    }

    /** Whether it was this call that closed it. */
    private boolean close(Tracked tracked, String why) {
        if (!forget(tracked)) {
            return false;
        }
        log.debug("A connection of {} is closed: {}", tracked.endPoint.getRemoteSocketAddress(), why);
        tracked.endPoint.close();
        return true;
    }

    private void tick() {
        long now = System.nanoTime();
        long timeout = config.headerTimeout().toNanos();
        for (Tracked tracked : open.values()) {
            if (tracked.headersLate(now, timeout)) {
                close(tracked, "its headers come too slowly");
            } else if (tracked.readerStuck(now)) {
                close(tracked, "its reader takes nothing");
            }
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer
    protected void doStart() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("connections-clock").daemon().factory());
        made.scheduleWithFixedDelay(this::tickSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        timer = made;
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            log.warn("The connections can't be looked after", e);
        }
    }

    @Override
    protected void doStop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
        }
    }

    private @Nullable String network(EndPoint endPoint) {
        InetAddress address =
                endPoint.getRemoteSocketAddress() instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (address == null || proxies.trusts(address)) {
            return null;
        }
        return address.isLoopbackAddress() && !config.limitsLoopback() ? null : IpNetwork.countedAs(address);
    }
}
