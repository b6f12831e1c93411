package io.webchat.application.bridge;

import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Ends what nobody took in time, and what somebody took and never spoke of again. */
public final class ExpireTransits {
    /** In one round; the next round goes on. */
    private static final int MOST_AT_ONCE = 500;

    /** Longer than any vendor repeats what it has brought. */
    private static final Duration REPEATS_KNOWN = Duration.ofDays(30);

    private final Transits transits;
    private final InboundMessages inbound;
    private final MoveTransit moveTransit;
    private final Clock clock;

    @Inject
    ExpireTransits(Transits transits, InboundMessages inbound, MoveTransit moveTransit, Clock clock) {
        this.transits = transits;
        this.inbound = inbound;
        this.moveTransit = moveTransit;
        this.clock = clock;
    }

    public void run() {
        Instant now = clock.instant();
        transits.overdue(now, MOST_AT_ONCE)
                .forEach(id -> moveTransit.change(id, transit -> true, transit -> ended(transit, now)));
    }

    private static Transit ended(Transit transit, Instant now) {
        if (transit.expiredAt(now)) {
            return transit.moved(Progress.EXPIRED, lastReason(transit, "nobody took it in time"), now);
        }
        return transit.stuckAt(now)
                ? transit.moved(Progress.FAILED, "no word of it since it was handed over", now)
                : transit;
    }

    private static String lastReason(Transit transit, String otherwise) {
        String reason = transit.reason();
        return reason == null ? otherwise : otherwise + "; the last try: " + reason;
    }

    /** Now and then. */
    public void forget() {
        inbound.forgetBefore(clock.instant().minus(REPEATS_KNOWN));
    }
}
