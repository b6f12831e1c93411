package io.webchat.application.callbacks;

import io.webchat.application.messaging.MessageView;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.ChatAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls receivers, signed as Standard Webhooks has it. */
public interface CallbackDeliverer {
    /** A receiver that takes longer is not waited for. */
    Duration MAX_CALL = Duration.ofSeconds(15);

    /** What a receiver is told. */
    sealed interface Notice {
        /** When it happened, whenever it is told. */
        Instant at();

        /** @param recipient the address for which the message came */
        record MessageReceived(ChatAddress recipient, MessageView message) implements Notice {
            @Override
            public Instant at() {
                return message.createdAt();
            }
        }

        /** The owner tries whether it works. */
        record Test(ChatAddress recipient, Instant at) implements Notice {}
    }

    /** @param secrets each gives a signature */
    record Call(DeliveryId id, TargetUrl url, List<CallbackSecret> secrets, Notice notice) {}

    /** Makes one call, and returns within {@link #MAX_CALL} and little more, whatever the receiver does. */
    Attempt deliver(Call call);
}
