package io.webchat.application.identity;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signed-in sessions. */
public interface Sessions {
    /**
     * Stores a new session. Its reading position begins after the last event that any session of the account has
     * acknowledged, ended ones included; without any, at the beginning.
     */
    void open(Session session, TokenHash token);

    /** Stores a new session in the place of an old one, which ends; the new one reads on from the old one's position. */
    void replace(SessionId old, Session session, TokenHash token);

    /** An ended session is not found. An expired one is: the caller looks at its time. */
    Optional<Session> find(TokenHash token);

    /** The account's sessions that have not ended, in order of creation. */
    List<Session> of(AccountId account);

    /** Stores what a session says of itself (labels, visibility, state, status); nothing if it has ended. */
    void update(Session session);

    /** Notes signs of life; nothing for one that is earlier than the stored one, and for an ended or unknown session. */
    void seen(Map<SessionId, Instant> signs);

    /** Ends a session at once; nothing if it has ended. */
    void end(SessionId session);
}
