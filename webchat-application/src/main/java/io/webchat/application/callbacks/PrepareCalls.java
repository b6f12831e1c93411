package io.webchat.application.callbacks;

import io.webchat.application.callbacks.Deliveries.Leased;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.Views;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what receivers are told: each message as it is now, whatever it said when it came. */
final class PrepareCalls {
    /**
     * A delivery and the call that makes it.
     *
     * @param call null when there is nothing to send any more, or when it could not be put together
     * @param failed whether it could not be put together
     */
    record Prepared(Delivery delivery, CallbackDeliverer.@Nullable Call call, boolean failed) {}

    private static final Logger log = LoggerFactory.getLogger(PrepareCalls.class);

    private final MessageLog messageLog;
    private final Views views;

    @Inject
    PrepareCalls(MessageLog messageLog, Views views) {
        this.messageLog = messageLog;
        this.views = views;
    }

    List<Prepared> of(List<Leased> leased, Instant now) {
        List<MessageId> ids = leased.stream()
                .map(one -> one.delivery().message())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<MessageId, Message> messages =
                messageLog.find(ids).stream().collect(Collectors.toMap(Message::id, Function.identity()));
        return leased.stream().map(one -> prepared(one, messages, now)).toList();
    }

    /** Of messages that were read just now. */
    List<Prepared> fresh(List<DeliveryWorker.Fresh> fresh, Instant now) {
        return fresh.stream()
                .map(one -> prepared(
                        new Leased(one.delivery(), one.callback()),
                        Map.of(one.message().id(), one.message()),
                        now))
                .toList();
    }

    /** One that can't be put together doesn't keep back the others. */
    private Prepared prepared(Leased leased, Map<MessageId, Message> messages, Instant now) {
        try {
            return new Prepared(leased.delivery(), call(leased, messages, now), false);
        } catch (RuntimeException e) {
            log.error("Delivery {} can't be put together", leased.delivery().id(), e);
            return new Prepared(leased.delivery(), null, true);
        }
    }

    private CallbackDeliverer.@Nullable Call call(Leased leased, Map<MessageId, Message> messages, Instant now) {
        CallbackDeliverer.Notice notice = notice(leased, messages, now);
        Callback callback = leased.callback();
        return notice == null
                ? null
                : new CallbackDeliverer.Call(
                        leased.delivery().id(),
                        callback.url(),
                        callback.secrets().at(now),
                        notice);
    }

    private CallbackDeliverer.@Nullable Notice notice(Leased leased, Map<MessageId, Message> messages, Instant now) {
        Callback callback = leased.callback();
        MessageId id = leased.delivery().message();
        if (id == null) {
            return new CallbackDeliverer.Notice.Test(
                    views.address(callback.owner()), leased.delivery().createdAt());
        }
        Message message = messages.get(id);
        if (message == null || message.deleted() || message.expiredAt(now)) {
            return null;
        }
        return new CallbackDeliverer.Notice.MessageReceived(
                views.address(callback.owner()), views.of(callback.owner(), message));
    }
}
