package io.webchat.application.bridge;

import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Moves on what a gateway carries, gives it the gateway's time for the next step, and notes that its route works. */
final class AdvanceOnRoute {
    private final AdvanceOutboundMessage advanceOutboundMessage;
    private final RouteNotes notes;

    @Inject
    AdvanceOnRoute(AdvanceOutboundMessage advanceOutboundMessage, RouteNotes notes) {
        this.advanceOutboundMessage = advanceOutboundMessage;
        this.notes = notes;
    }

    /** @return false when there is none such */
    boolean to(
            MessageId id,
            Predicate<OutboundMessage> meant,
            PhoneChannel line,
            Route route,
            Gateway gateway,
            Progress next,
            @Nullable String reason,
            UnaryOperator<OutboundMessage> first) {
        Instant now = advanceOutboundMessage.now();
        Duration patience = gateway.patience(route, next);
        boolean found = advanceOutboundMessage.change(id, meant, outboundMessage -> {
            OutboundMessage known = first.apply(outboundMessage);
            OutboundMessage moved = known.moved(next, reason, now);
            return moved.equals(known) || next.last()
                    ? moved
                    : moved.within(patience == null ? null : now.plus(patience));
        });
        // A mere yes proves nothing where the vendor would say more.
        if (found && !next.bad() && (patience == null || next.compareTo(Progress.SENT) >= 0)) {
            notes.worked(line);
        }
        return found;
    }
}
