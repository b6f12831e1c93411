package io.webchat.domain.safety;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom no list admits would like to sign in.
 *
 * @param displayName as the person typed it; null when it said nothing
 * @param decidedBy null while it is pending
 * @param decidedAt null while it is pending
 */
public record AccessRequest(
        String id,
        EmailAddress email,
        @Nullable String displayName,
        State state,
        Instant askedAt,
        @Nullable AccountId decidedBy,
        @Nullable Instant decidedAt) {
    private static final String CONCERN = "access:";

    /** Where a request stands. */
    public enum State {
        PENDING,
        APPROVED,
        DENIED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public AccessRequest {
        requireNonNull(id, "id is null");
        requireNonNull(email, "email is null");
        requireNonNull(state, "state is null");
        requireNonNull(askedAt, "askedAt is null");
    }

    public boolean pending() {
        return state == State.PENDING;
    }

    public AccessRequest decided(boolean approve, AccountId by, Instant at) {
        return new AccessRequest(id, email, displayName, approve ? State.APPROVED : State.DENIED, askedAt, by, at);
    }

    /** What a question about it concerns. */
    public String concern() {
        return CONCERN + id;
    }

    /** The request that a question's concern names. */
    public static String idOf(String concern) {
        return concern.substring(CONCERN.length());
    }
}
