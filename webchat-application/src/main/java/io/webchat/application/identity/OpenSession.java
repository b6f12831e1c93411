package io.webchat.application.identity;

import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.safety.AuditLog;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.SessionToken;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Opens a session for an account whose login has been proved, in the place of one at the same seat. */
final class OpenSession {
    /** Of one account at the same time. */
    static final int MAX_SESSIONS = 200;

    private final Sessions sessions;
    private final EndedSessions endedSessions;
    private final AuditLog audit;
    private final RateLimits limits;
    private final LoginConfig config;
    private final Ids ids;
    private final Clock clock;

    @Inject
    OpenSession(
            Sessions sessions,
            EndedSessions endedSessions,
            AuditLog audit,
            RateLimits limits,
            LoginConfig config,
            Ids ids,
            Clock clock) {
        this.limits = limits;
        this.sessions = sessions;
        this.endedSessions = endedSessions;
        this.audit = audit;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    OpenedSession of(Account account, SessionLabels labels) {
        Session session = session(account, labels);
        SessionToken token = ids.sessionToken();
        List<Session> present = sessions.of(account.id());
        present.stream()
                .filter(old -> labels.sameSeat(old.labels()))
                .findFirst()
                .ifPresentOrElse(old -> replace(old, session, token), () -> add(present, session, token));
        return new OpenedSession(new SignedIn(account, session), token);
    }

    /** Replaces none. */
    OpenedSession beside(Account account, SessionLabels labels) {
        Session session = session(account, labels);
        SessionToken token = ids.sessionToken();
        add(sessions.of(account.id()), session, token);
        return new OpenedSession(new SignedIn(account, session), token);
    }

    /** In the place of those that were seen least recently, when the account has as many as it may. */
    private void add(List<Session> present, Session session, SessionToken token) {
        present.stream()
                .sorted(Comparator.comparing(Session::lastSeenAt).reversed())
                .skip(MAX_SESSIONS - 1L)
                .forEach(old -> {
                    sessions.end(old.id());
                    endedSessions.ended(old.id());
                });
        sessions.open(session, token.hash());
    }

    private Session session(Account account, SessionLabels labels) {
        limits.take(RateLimit.SESSIONS_PER_ACCOUNT, String.valueOf(account.id().value()));
        Instant now = clock.instant();
        audit.add(new AuditEntry(
                now,
                account.id(),
                "session_opened",
                account.address().value(),
                Objects.toString(labels.session(), "")));
        return new Session(
                ids.session(),
                account.id(),
                labels,
                false,
                null,
                null,
                now,
                now,
                config.sessionLife() == null ? null : now.plus(config.sessionLife()));
    }

    private void replace(Session old, Session session, SessionToken token) {
        sessions.replace(old.id(), session, token.hash());
        endedSessions.ended(old.id());
    }
}
