package io.webchat.application.bridge;

import static java.util.stream.Collectors.toMap;

import io.webchat.application.messaging.MessageLog;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Gives taken messages out on a lease, and ends those that were deleted meanwhile. */
final class LeaseOutboundMessages {
    record Leased(OutboundMessage outboundMessage, Message message) {}

    private final OutboundMessages outboundMessages;
    private final MessageLog log;
    private final Clock clock;

    @Inject
    LeaseOutboundMessages(OutboundMessages outboundMessages, MessageLog log, Clock clock) {
        this.outboundMessages = outboundMessages;
        this.log = log;
        this.clock = clock;
    }

    /** Within the unit of work that has taken them; in their order. */
    List<Leased> of(List<OutboundMessage> taken, UnaryOperator<OutboundMessage> lease) {
        Map<MessageId, Message> messages = log
                .find(taken.stream().map(OutboundMessage::message).toList())
                .stream()
                .collect(toMap(Message::id, Function.identity()));
        List<Leased> all = new ArrayList<>();
        for (OutboundMessage outboundMessage : taken) {
            Message message = messages.get(outboundMessage.message());
            if (message == null || message.deleted()) {
                outboundMessages.update(
                        outboundMessage.moved(Progress.FAILED, "the message was deleted", clock.instant()));
                continue;
            }
            OutboundMessage leased = lease.apply(outboundMessage);
            outboundMessages.update(leased);
            all.add(new Leased(leased, message));
        }
        return all;
    }
}
