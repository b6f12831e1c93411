package io.webchat.application.bridge;

import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.Channel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the routes of phones do. */
public interface RouteHealth {
    /**
     * Of one route.
     *
     * @param problem null while it works
     * @param holdUntil when it is tried again; null for at once
     */
    record Health(
            @Nullable Instant workedAt,
            @Nullable Instant failedAt,
            @Nullable String problem,
            @Nullable Instant holdUntil) {
        public boolean heldAt(Instant now) {
            return holdUntil != null && now.isBefore(holdUntil);
        }
    }

    /** Those of which anything is known. */
    Map<Channel, Health> of(PhoneId phone);

    void worked(PhoneId phone, Channel channel, Instant at);

    /** What was known of the phone's routes, because they are others now. */
    void forget(PhoneId phone);

    void failed(PhoneId phone, Channel channel, Instant at, String problem, @Nullable Instant holdUntil);
}
