package io.webchat.domain.groups;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;

/** @param joinedAfter the conversation's last place before the member joined; 0 for its first members */
public record Member(AccountId account, Role role, long joinedAfter, Instant joinedAt) {
    public Member {
        requireNonNull(account, "account is null");
        requireNonNull(role, "role is null");
        requireNonNull(joinedAt, "joinedAt is null");
    }
}
