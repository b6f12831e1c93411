package io.webchat.application.bridge;

import static java.util.stream.Collectors.toMap;

import io.webchat.application.messaging.MessageLog;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
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
final class LeaseTransits {
    record Leased(Transit transit, Message message) {}

    private final Transits transits;
    private final MessageLog log;
    private final Clock clock;

    @Inject
    LeaseTransits(Transits transits, MessageLog log, Clock clock) {
        this.transits = transits;
        this.log = log;
        this.clock = clock;
    }

    /** Within the unit of work that has taken them; in their order. */
    List<Leased> of(List<Transit> taken, UnaryOperator<Transit> lease) {
        Map<MessageId, Message> messages = log
                .find(taken.stream().map(Transit::message).toList())
                .stream()
                .collect(toMap(Message::id, Function.identity()));
        List<Leased> all = new ArrayList<>();
        for (Transit transit : taken) {
            Message message = messages.get(transit.message());
            if (message == null || message.deleted()) {
                transits.update(transit.moved(Progress.FAILED, "the message was deleted", clock.instant()));
                continue;
            }
            Transit leased = lease.apply(transit);
            transits.update(leased);
            all.add(new Leased(leased, message));
        }
        return all;
    }
}
