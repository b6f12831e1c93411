package io.webchat.application.bridge;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Moves a message on along its way, and tells its sender of what counts: that it arrived, or never will. */
public final class MoveTransit {
    private final Transits transits;
    private final MessageLog log;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    MoveTransit(Transits transits, MessageLog log, Inboxes inboxes, UnitOfWork unitOfWork, Clock clock) {
        this.transits = transits;
        this.log = log;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * To a step, if it isn't farther already.
     *
     * @param meant whether the one that is found is the one that was meant
     * @return false when there is none such
     */
    boolean to(MessageId id, Predicate<Transit> meant, Progress next, @Nullable String reason) {
        return change(id, meant, transit -> transit.moved(next, reason, clock.instant()));
    }

    /** As {@link #to}, by any change. */
    boolean change(MessageId id, Predicate<Transit> meant, Function<Transit, Transit> step) {
        return unitOfWork.call(() -> {
            Optional<Transit> found = transits.lock(id).filter(meant);
            found.ifPresent(transit -> store(transit, step.apply(transit)));
            return found.isPresent();
        });
    }

    private void store(Transit before, Transit after) {
        if (after.equals(before)) {
            return;
        }
        transits.update(after);
        if (after.progress() != before.progress()) {
            log.find(after.message()).ifPresent(message -> tell(after, message));
        }
    }

    private void tell(Transit transit, Message message) {
        happening(transit, message)
                .ifPresent(happening ->
                        inboxes.append(List.of(new Inboxes.NewEvent(transit.owner(), clock.instant(), happening))));
    }

    private Optional<Happening> happening(Transit transit, Message message) {
        return switch (transit.progress()) {
            case QUEUED, HANDED_OVER, SENT -> Optional.empty();
            case DELIVERED -> received(transit, message, DeliveryStatus.DELIVERED);
            case READ -> received(transit, message, DeliveryStatus.READ);
            case FAILED, EXPIRED ->
                message.deleted()
                        ? Optional.empty()
                        : Optional.of(new Happening.Bounced(
                                message.id(),
                                message.conversation(),
                                transit.progress().word()));
        };
    }

    /** The event speaks for all before it, so it waits until it can. */
    private Optional<Happening> received(Transit transit, Message message, DeliveryStatus status) {
        return transits.openBefore(transit.contact(), transit.number())
                ? Optional.empty()
                : Optional.of(new Happening.ReceiptMoved(
                        message.conversation(), transit.contact(), status, message.conversationSeq()));
    }

    Instant now() {
        return clock.instant();
    }
}
