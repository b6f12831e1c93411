package io.webchat.domain.groups;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.Locale;

/** @param id {@code req_} and an opaque tail */
public record JoinRequest(String id, GroupId group, AccountId account, State state, Instant askedAt) {
    public JoinRequest {
        requireNonNull(id, "id is null");
        requireNonNull(group, "group is null");
        requireNonNull(account, "account is null");
        requireNonNull(state, "state is null");
        requireNonNull(askedAt, "askedAt is null");
    }

    /** What became of it. */
    public enum State {
        PENDING,
        ACCEPTED,
        REJECTED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public JoinRequest decided(boolean accepted) {
        return new JoinRequest(id, group, account, accepted ? State.ACCEPTED : State.REJECTED, askedAt);
    }
}
