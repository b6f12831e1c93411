package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call of a receiver.
 *
 * @param at when it began
 * @param status the HTTP status; null when there was no answer
 * @param fault why there was no answer; null when there was one
 * @param retryAfter how long the receiver asks to be left alone; null when it doesn't
 */
public record Attempt(
        Instant at,
        Duration took,
        @Nullable Integer status,
        @Nullable Fault fault,
        @Nullable Duration retryAfter) {
    private static final int GONE = 410;

    /** Why a receiver could not be asked. */
    public enum Fault {
        /** The host's name leads nowhere. */
        UNKNOWN_HOST,
        /** The host's name leads to where the relay may not call. */
        TARGET_FORBIDDEN,
        /** Nobody takes the connection. */
        CONNECT_FAILED,
        /** The receiver's certificate isn't valid for its name, or there is no TLS at all. */
        TLS_FAILED,
        TIMEOUT,
        /** The connection broke off, or what came was no HTTP. */
        NO_ANSWER,
        /** The relay itself could not make the call; its log says why. */
        RELAY_FAILED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Attempt {
        requireNonNull(at, "at is null");
        requireNonNull(took, "took is null");
        if ((status == null) == (fault == null)) {
            throw new IllegalArgumentException("either an answer or a fault");
        }
    }

    public static Attempt answered(Instant at, Duration took, int status, @Nullable Duration retryAfter) {
        return new Attempt(at, took, status, null, retryAfter);
    }

    public static Attempt failed(Instant at, Duration took, Fault fault) {
        return new Attempt(at, took, null, fault, null);
    }

    public boolean succeeded() {
        return status != null && status >= 200 && status < 300;
    }

    public boolean gone() {
        return status != null && status == GONE;
    }
}
