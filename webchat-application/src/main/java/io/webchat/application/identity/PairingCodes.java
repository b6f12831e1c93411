package io.webchat.application.identity;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** The codes by which a further device of an account gets a session; each is good once. */
public interface PairingCodes {
    /** Also forgets those that are over at {@code now}. */
    void put(TokenHash code, AccountId account, Instant now, Instant expiresAt);

    /** Takes the code away and tells whose it is; of two callers at once only one is told. Empty once it is over. */
    Optional<AccountId> take(TokenHash code, Instant now);
}
