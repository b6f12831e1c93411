package io.webchat.application.identity;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;

/** Who is calling, as its token proved. */
public record SignedIn(Account account, Session session) {
    public SignedIn {
        requireNonNull(account, "account is null");
        requireNonNull(session, "session is null");
    }
}
