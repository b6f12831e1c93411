package io.webchat.application.identity;

import io.webchat.application.inbox.Acknowledgements;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import java.util.List;

/** Ends sessions: the caller's own, another one of its account, or all of them. */
public final class EndSession {
    private final Sessions sessions;
    private final Acknowledgements acknowledgements;
    private final EndedSessions endedSessions;

    @Inject
    EndSession(Sessions sessions, Acknowledgements acknowledgements, EndedSessions endedSessions) {
        this.sessions = sessions;
        this.acknowledgements = acknowledgements;
        this.endedSessions = endedSessions;
    }

    public void own(SignedIn caller) {
        end(List.of(caller.session().id()));
    }

    public void all(SignedIn caller) {
        all(caller.account().id());
    }

    /** Of an account that is shut out. */
    public void all(AccountId account) {
        end(sessions.of(account).stream().map(Session::id).toList());
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
        end(List.of(found.id()));
    }

    private void end(List<SessionId> ended) {
        // What they have read counts for the account's next session, and for those who wrote it.
        acknowledgements.flush();
        ended.forEach(sessions::end);
        ended.forEach(endedSessions::ended);
    }
}
