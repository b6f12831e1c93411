package io.webchat.application.bridge;

import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
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
    private final Routes routes;
    private final RouteNotes routeNotes;
    private final MoveTransit moveTransit;
    private final Clock clock;

    @Inject
    ExpireTransits(
            Transits transits,
            InboundMessages inbound,
            Routes routes,
            RouteNotes routeNotes,
            MoveTransit moveTransit,
            Clock clock) {
        this.transits = transits;
        this.inbound = inbound;
        this.routes = routes;
        this.routeNotes = routeNotes;
        this.moveTransit = moveTransit;
        this.clock = clock;
    }

    public void run() {
        Instant now = clock.instant();
        transits.overdue(now, MOST_AT_ONCE)
                .forEach(id -> moveTransit.change(id, transit -> true, transit -> ended(transit, now)));
    }

    private Transit ended(Transit transit, Instant now) {
        if (transit.expiredAt(now)) {
            return transit.moved(Progress.EXPIRED, lastReason(transit, "nobody took it in time"), now);
        }
        return transit.stuckAt(now) ? transit.moved(Progress.FAILED, silence(transit), now) : transit;
    }

    /** A gateway that says yes and delivers nothing doesn't look well afterwards. */
    private String silence(Transit transit) {
        Route route = routes.of(transit.phone(), transit.channel());
        if (route.byDevice()) {
            return "no word of it since it was handed over";
        }
        String silence = route.gateway() + " took it and then said nothing more of it";
        routeNotes.failed(new Transits.Line(transit.phone(), transit.channel()), silence, null);
        return silence;
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
