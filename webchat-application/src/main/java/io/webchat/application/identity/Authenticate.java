package io.webchat.application.identity;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionToken;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds out who shows a session token. */
public final class Authenticate {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Clock clock;

    @Inject
    public Authenticate(Sessions sessions, Accounts accounts, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param token as the caller showed it; null when it showed none
     * @throws Refusal {@code session_required} without a token, {@code session_invalid} with one that opens nothing
     */
    public SignedIn handle(@Nullable String token) {
        if (token == null || token.isBlank()) {
            throw Refusal.of(
                    RefusalCode.SESSION_REQUIRED,
                    "Sign in, and send the session token as X-PChat-Session or Authorization: Bearer.");
        }
        if (!token.startsWith(SessionToken.PREFIX)) {
            throw ended();
        }
        Session session = sessions.find(TokenHash.of(token))
                .filter(found -> !found.expiredAt(clock.instant()))
                .orElseThrow(Authenticate::ended);
        Account account =
                accounts.find(session.account()).filter(this::takesPart).orElseThrow(Authenticate::ended);
        return new SignedIn(account, session);
    }

    /** An agent stands and falls with its owner. */
    private boolean takesPart(Account account) {
        return account.active()
                && (account.owner() == null
                        || accounts.find(account.owner())
                                .filter(Account::active)
                                .isPresent());
    }

    private static Refusal ended() {
        return Refusal.of(RefusalCode.SESSION_INVALID, "Sign in again: this session is unknown or has ended.");
    }
}
