package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.Exchange;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs refusals: failed sign-ins and other refusals of strangers at warn, with the caller's address, and all others at
 * debug. A stranger can't fill the log: of each network some lines a minute are written, and of all networks together
 * some more; how many were left out is said in the next line.
 */
final class RefusalLog {
    private static final Logger log = LoggerFactory.getLogger("refusals");

    private static final int MAX_PER_NETWORK = 10;
    private static final int MAX_IN_ALL = 100;
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    /** Of a caller who has not proven who it is, these tell of an attempt and not just of a page without a session. */
    private static final Set<String> NOTABLE =
            Set.of("code_invalid", "session_invalid", "key_invalid", "access_denied", "rate_limited", "body_too_large");

    private final Map<String, AtomicInteger> perNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger inAll = new AtomicInteger();
    private final AtomicInteger leftOut = new AtomicInteger();
    private volatile long minuteBegan = System.nanoTime();

    void refused(Request request, Exchange exchange, String code) {
        if (exchange.signedIn() || !NOTABLE.contains(code)) {
            log.debug(
                    "{} {} was refused with {}, request {}",
                    request.getMethod(),
                    exchange.route(),
                    code,
                    exchange.requestId());
        } else if (hasRoom(exchange.client().countedAs())) {
            log.warn(
                    "{} was refused with {} at {} {}, request {}{}",
                    exchange.client().text(),
                    code,
                    request.getMethod(),
                    exchange.route(),
                    exchange.requestId(),
                    omitted());
        } else {
            leftOut.incrementAndGet();
        }
    }

    private boolean hasRoom(String network) {
        long now = System.nanoTime();
        if (now - minuteBegan > MINUTE_NANOS) {
            minuteBegan = now;
            inAll.set(0);
            perNetwork.clear();
        }
        // The lines of a minute bound the networks that are remembered.
        return inAll.get() < MAX_IN_ALL
                && perNetwork
                                .computeIfAbsent(network, key -> new AtomicInteger())
                                .incrementAndGet()
                        <= MAX_PER_NETWORK
                && inAll.incrementAndGet() <= MAX_IN_ALL;
    }

    private String omitted() {
        int count = leftOut.getAndSet(0);
        return count == 0 ? "" : "; " + count + " more refusals before it were not logged";
    }
}
