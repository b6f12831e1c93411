package io.webchat.application.bridge;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.inbox.EventPayload;
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
public final class AdvanceOutboundMessage {
    private final OutboundMessages outboundMessages;
    private final MessageLog log;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    AdvanceOutboundMessage(
            OutboundMessages outboundMessages, MessageLog log, Inboxes inboxes, UnitOfWork unitOfWork, Clock clock) {
        this.outboundMessages = outboundMessages;
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
    boolean to(MessageId id, Predicate<OutboundMessage> meant, Progress next, @Nullable String reason) {
        return change(id, meant, outboundMessage -> outboundMessage.moved(next, reason, clock.instant()));
    }

    /** As {@link #to}, by any change. */
    boolean change(MessageId id, Predicate<OutboundMessage> meant, Function<OutboundMessage, OutboundMessage> step) {
        return unitOfWork.call(() -> {
            Optional<OutboundMessage> found = outboundMessages.lock(id).filter(meant);
            found.ifPresent(outboundMessage -> store(outboundMessage, step.apply(outboundMessage)));
            return found.isPresent();
        });
    }

    private void store(OutboundMessage before, OutboundMessage after) {
        if (after.equals(before)) {
            return;
        }
        outboundMessages.update(after);
        if (after.progress() != before.progress()) {
            log.find(after.message()).ifPresent(message -> tell(after, message));
        }
    }

    private void tell(OutboundMessage outboundMessage, Message message) {
        payload(outboundMessage, message)
                .ifPresent(payload -> inboxes.append(
                        List.of(new Inboxes.NewEvent(outboundMessage.owner(), clock.instant(), payload))));
    }

    private Optional<EventPayload> payload(OutboundMessage outboundMessage, Message message) {
        return switch (outboundMessage.progress()) {
            case QUEUED, HANDED_OVER, SENT -> Optional.empty();
            case DELIVERED -> received(outboundMessage, message, DeliveryStatus.DELIVERED);
            case READ -> received(outboundMessage, message, DeliveryStatus.READ);
            case FAILED, EXPIRED ->
                message.deleted()
                        ? Optional.empty()
                        : Optional.of(new EventPayload.Bounced(
                                message.id(),
                                message.conversation(),
                                outboundMessage.progress().wireName()));
        };
    }

    /** The event speaks for all before it, so it waits until it can. */
    private Optional<EventPayload> received(OutboundMessage outboundMessage, Message message, DeliveryStatus status) {
        return outboundMessages.openBefore(outboundMessage.contact(), outboundMessage.number())
                ? Optional.empty()
                : Optional.of(new EventPayload.ReceiptMoved(
                        message.conversation(), outboundMessage.contact(), status, message.conversationSeq()));
    }

    Instant now() {
        return clock.instant();
    }
}
