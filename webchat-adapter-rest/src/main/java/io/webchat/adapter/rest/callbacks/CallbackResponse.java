package io.webchat.adapter.rest.callbacks;

import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.messaging.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A callback on the wire, without its secret.
 *
 * @param disabledReason null while it is active
 * @param failingSince null unless the last delivery failed
 * @param previousSecretUntil null unless deliveries are signed with the secret of before too
 */
public record CallbackResponse(
        String callbackId,
        String url,
        List<String> channels,
        List<String> keywords,
        boolean active,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        Instant createdAt) {
    static CallbackResponse of(Callback callback) {
        return new CallbackResponse(
                callback.id().value(),
                callback.url().value(),
                callback.filter().channels().stream().map(Channel::wireName).toList(),
                callback.filter().keywords(),
                callback.active(),
                callback.disabled() == null ? null : callback.disabled().wireName(),
                callback.failingSince(),
                callback.secrets().previousUntil(),
                callback.createdAt());
    }
}
