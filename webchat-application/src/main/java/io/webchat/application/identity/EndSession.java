package io.webchat.application.identity;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;

/** Ends sessions: the caller's own, another one of its account, or all of them. */
public final class EndSession {
    private final Sessions sessions;
    private final EndedSessions endedSessions;

    @Inject
    EndSession(Sessions sessions, EndedSessions endedSessions) {
        this.sessions = sessions;
        this.endedSessions = endedSessions;
    }

    public void own(SignedIn caller) {
        end(caller.session().id());
    }

    public void all(SignedIn caller) {
        sessions.of(caller.account().id()).stream().map(Session::id).forEach(this::end);
    }

    /**
     * Ends the named session.
     *
     * @throws Refusal {@code not_found} when the account has no such session
     */
    public void named(SignedIn caller, String sessionId) {
        Session found = sessions.of(caller.account().id()).stream()
                .filter(session -> session.id().value().equals(sessionId))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "List your sessions to see their ids."));
        end(found.id());
    }

    private void end(SessionId session) {
        sessions.end(session);
        endedSessions.ended(session);
    }
}
