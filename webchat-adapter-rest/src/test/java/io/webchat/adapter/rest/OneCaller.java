package io.webchat.adapter.rest;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.NewAccount;
import io.webchat.application.identity.Sessions;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.Standing;
import io.webchat.domain.identity.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A relay that knows one account with one session. */
final class OneCaller implements Accounts, Sessions {
    static final String TOKEN = "pct_the-only-one";

    private static final AccountId ID = new AccountId(1);
    private static final Account ACCOUNT = new Account(
            ID,
            AccountKind.PERSON,
            new ChatAddress("alice"),
            "Alice",
            new EmailAddress("alice@example.com"),
            null,
            true,
            false,
            Standing.ACTIVE,
            Instant.EPOCH);
    private static final Session SESSION = new Session(
            new SessionId("ses_1"),
            ID,
            new SessionLabels(null, null, "pchat"),
            true,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            null);

    final AtomicInteger lookups = new AtomicInteger();

    @Override
    public Optional<Session> find(TokenHash token) {
        lookups.incrementAndGet();
        return token.equals(TokenHash.of(TOKEN)) ? Optional.of(SESSION) : Optional.empty();
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return id.equals(ID) ? Optional.of(ACCOUNT) : Optional.empty();
    }

    @Override
    public Optional<Account> find(ChatAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Account> contact(AccountId owner, ChatAddress address) {
        return Optional.empty();
    }

    @Override
    public List<Account> contacts(AccountId owner) {
        return List.of();
    }

    @Override
    public List<Account> ownedBy(AccountId owner) {
        return List.of();
    }

    @Override
    public int addresses(AccountId account) {
        return 1;
    }

    @Override
    public List<Account> admins() {
        return List.of();
    }

    @Override
    public List<Account> matching(@Nullable String text, int limit) {
        return List.of(ACCOUNT);
    }

    @Override
    public Account register(NewAccount account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(Account account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAdmin(AccountId id, boolean admin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setStanding(AccountId id, Standing standing) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replace(SessionId old, Session session, TokenHash token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void open(Session session, TokenHash token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Session> of(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(Session session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seen(Map<SessionId, Instant> signs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void end(SessionId session) {
        throw new UnsupportedOperationException();
    }
}
