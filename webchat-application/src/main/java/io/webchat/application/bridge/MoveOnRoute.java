package io.webchat.application.bridge;

import io.webchat.application.bridge.Transits.Line;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Moves on what a gateway carries, gives it the gateway's time for the next step, and notes that its route works. */
final class MoveOnRoute {
    private final MoveTransit moveTransit;
    private final RouteNotes notes;

    @Inject
    MoveOnRoute(MoveTransit moveTransit, RouteNotes notes) {
        this.moveTransit = moveTransit;
        this.notes = notes;
    }

    /** @return false when there is none such */
    boolean to(
            MessageId id,
            Predicate<Transit> meant,
            Line line,
            Route route,
            Gateway gateway,
            Progress next,
            @Nullable String reason,
            UnaryOperator<Transit> first) {
        Instant now = moveTransit.now();
        Duration patience = gateway.patience(route, next);
        boolean found = moveTransit.change(id, meant, transit -> {
            Transit known = first.apply(transit);
            Transit moved = known.moved(next, reason, now);
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
