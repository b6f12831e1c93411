package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a callback, and for a time the one before it, so that a receiver can change over without a gap.
 *
 * @param previous null when there was none, or it is forgotten
 * @param previousUntil when the previous one is signed with no more; null with it
 */
public record CallbackSecrets(
        CallbackSecret current,
        @Nullable CallbackSecret previous,
        @Nullable Instant previousUntil) {
    /** How long the previous secret is signed with, when the owner doesn't say. */
    public static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    public CallbackSecrets {
        requireNonNull(current, "current is null");
        if ((previous == null) != (previousUntil == null)) {
            throw new IllegalArgumentException("a previous secret has an end");
        }
    }

    public static CallbackSecrets only(CallbackSecret secret) {
        return new CallbackSecrets(secret, null, null);
    }

    /** @param overlap zero when the old secret has leaked */
    public CallbackSecrets changedTo(CallbackSecret next, Instant now, Duration overlap) {
        return overlap.isZero() ? only(next) : new CallbackSecrets(next, current, now.plus(overlap));
    }

    /** What is signed with at a time, the current one first. */
    public List<CallbackSecret> at(Instant now) {
        return previous == null || previousUntil == null || !now.isBefore(previousUntil)
                ? List.of(current)
                : List.of(current, previous);
    }
}
