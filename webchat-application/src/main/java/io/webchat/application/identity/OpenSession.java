package io.webchat.application.identity;

import io.webchat.application.ids.Ids;
import io.webchat.application.safety.AuditLog;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.SessionToken;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** Opens a session for an account whose login has been proved, in the place of one at the same seat. */
final class OpenSession {
    private final Sessions sessions;
    private final EndedSessions endedSessions;
    private final AuditLog audit;
    private final LoginConfig config;
    private final Ids ids;
    private final Clock clock;

    @Inject
    OpenSession(
            Sessions sessions, EndedSessions endedSessions, AuditLog audit, LoginConfig config, Ids ids, Clock clock) {
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
        sessions.of(account.id()).stream()
                .filter(old -> labels.sameSeat(old.labels()))
                .findFirst()
                .ifPresentOrElse(old -> replace(old, session, token), () -> sessions.open(session, token.hash()));
        return new OpenedSession(new SignedIn(account, session), token);
    }

    /** Replaces none. */
    OpenedSession beside(Account account, SessionLabels labels) {
        Session session = session(account, labels);
        SessionToken token = ids.sessionToken();
        sessions.open(session, token.hash());
        return new OpenedSession(new SignedIn(account, session), token);
    }

    private Session session(Account account, SessionLabels labels) {
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
