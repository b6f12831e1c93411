package io.webchat.application.bridge;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gateway can't be asked now. Its message is shown to the phone's owner, so it holds no secret. */
public final class GatewayTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration after;

    /** @param after when it may be asked again; null for when the relay thinks fit */
    public GatewayTrouble(String reason, @Nullable Duration after) {
        super(reason, null, false, false);
        this.after = after;
    }

    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
