package io.webchat.boot;

import org.jspecify.annotations.Nullable;

/** The relay can't start, and its user can do something about it. */
public final class StartFailure extends RuntimeException {
    /**
     * A failure with its reason.
     *
     * @param message one sentence for people that says what to do, with no secret in it
     * @param cause for the log; null when the message says it all
     */
    public StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
