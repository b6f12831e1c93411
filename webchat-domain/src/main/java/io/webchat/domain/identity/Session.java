package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signed-in device or program of an account; a reader of its inbox with a position of its own.
 *
 * @param visible whether the directory lists it
 * @param lastSeenAt its last sign of life
 * @param expiresAt null when sessions don't expire
 */
public record Session(
        SessionId id,
        AccountId account,
        SessionLabels labels,
        boolean visible,
        @Nullable WorkState state,
        @Nullable String statusText,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Instant expiresAt) {
    /** How long a session counts as online after its last sign of life. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** In characters. */
    public static final int MAX_STATUS_CHARACTERS = 280;

    public Session {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(lastSeenAt, "lastSeenAt is null");
    }

    public Instant onlineUntil() {
        return lastSeenAt.plus(LEASE);
    }

    public boolean onlineAt(Instant now) {
        return visible && now.isBefore(onlineUntil());
    }

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    public Session seen(Instant now) {
        return new Session(id, account, labels, visible, state, statusText, createdAt, now, expiresAt);
    }

    public Session present(
            boolean nowVisible, SessionLabels newLabels, @Nullable WorkState newState, @Nullable String newStatus) {
        return new Session(id, account, newLabels, nowVisible, newState, newStatus, createdAt, lastSeenAt, expiresAt);
    }
}
