package io.webchat.application.safety;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who doesn't want to hear of whom. */
public interface Blocks {
    /** A repeat changes nothing. */
    void put(AccountId blocker, AccountId blocked, Instant at);

    /** Nothing if there is none. */
    void remove(AccountId blocker, AccountId blocked);

    /** The latest first. */
    List<AccountId> of(AccountId blocker);

    /** Those who have blocked the account; asked for at each send, so it may be remembered for a moment. */
    Set<AccountId> blockersOf(AccountId blocked);

    /** Whether either has blocked the other. */
    default boolean between(AccountId one, AccountId other) {
        return blockersOf(one).contains(other) || blockersOf(other).contains(one);
    }
}
