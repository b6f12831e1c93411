package io.webchat.application.bridge;

import io.webchat.application.work.Batches;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Ends what nobody took in time, and what somebody took and never spoke of again. */
public final class ExpireOutboundMessages {
    /** In one round; the next round goes on. */
    private static final int MAX_AT_ONCE = 500;

    /** Longer than any vendor repeats what it has brought. */
    private static final Duration REPEATS_KNOWN = Duration.ofDays(30);

    private final OutboundMessages outboundMessages;
    private final InboundMessages inbound;
    private final Routes routes;
    private final RouteNotes routeNotes;
    private final AdvanceOutboundMessage advanceOutboundMessage;
    private final Clock clock;

    @Inject
    ExpireOutboundMessages(
            OutboundMessages outboundMessages,
            InboundMessages inbound,
            Routes routes,
            RouteNotes routeNotes,
            AdvanceOutboundMessage advanceOutboundMessage,
            Clock clock) {
        this.outboundMessages = outboundMessages;
        this.inbound = inbound;
        this.routes = routes;
        this.routeNotes = routeNotes;
        this.advanceOutboundMessage = advanceOutboundMessage;
        this.clock = clock;
    }

    public void run() {
        Instant now = clock.instant();
        Batches.each(
                outboundMessages.overdue(now, MAX_AT_ONCE),
                "Outbound message {} can't be ended",
                id -> advanceOutboundMessage.change(
                        id, outboundMessage -> true, outboundMessage -> ended(outboundMessage, now)));
    }

    private OutboundMessage ended(OutboundMessage outboundMessage, Instant now) {
        if (outboundMessage.expiredAt(now)) {
            return outboundMessage.moved(Progress.EXPIRED, lastReason(outboundMessage, "nobody took it in time"), now);
        }
        return outboundMessage.stuckAt(now)
                ? outboundMessage.moved(Progress.FAILED, silence(outboundMessage), now)
                : outboundMessage;
    }

    /** A gateway that says yes and delivers nothing doesn't look well afterwards. */
    private String silence(OutboundMessage outboundMessage) {
        Route route = routes.of(outboundMessage.phone(), outboundMessage.channel());
        if (route.byDevice()) {
            return "no word of it since it was handed over";
        }
        String silence = route.gateway() + " took it and then said nothing more of it";
        routeNotes.failed(
                new OutboundMessages.PhoneChannel(outboundMessage.phone(), outboundMessage.channel()), silence, null);
        return silence;
    }

    private static String lastReason(OutboundMessage outboundMessage, String otherwise) {
        String reason = outboundMessage.reason();
        return reason == null ? otherwise : otherwise + "; the last try: " + reason;
    }

    /** Now and then. */
    public void forget() {
        inbound.forgetBefore(clock.instant().minus(REPEATS_KNOWN));
    }
}
