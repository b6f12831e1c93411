package io.webchat.application.directory;

import io.webchat.application.identity.EndedSessions;
import io.webchat.application.identity.Sessions;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers the sessions' signs of life, so that a busy reader costs one row a moment and not one a call. */
@Singleton
public final class Heartbeats {
    private final Map<SessionId, Instant> unwritten = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final OnlineSessions online;
    private final Clock clock;

    @Inject
    public Heartbeats(Sessions sessions, OnlineSessions online, EndedSessions endedSessions, Clock clock) {
        this.sessions = sessions;
        this.online = online;
        this.clock = clock;
        endedSessions.listen(this::forget);
    }

    /** Notes that the session is alive now. */
    public void of(SignedIn caller) {
        unwritten.put(caller.session().id(), clock.instant());
        online.alive(caller);
    }

    /** Forgets what an ended session left here, so that it isn't written after its end. */
    public void forget(SessionId session) {
        unwritten.remove(session);
        online.gone(session);
    }

    /** Writes what was gathered; called by the relay every moment, and before the directory is read. */
    public void flush() {
        Map<SessionId, Instant> batch = new HashMap<>();
        for (SessionId session : List.copyOf(unwritten.keySet())) {
            Instant seen = unwritten.remove(session);
            if (seen != null) {
                batch.put(session, seen);
            }
        }
        if (!batch.isEmpty()) {
            sessions.seen(batch);
        }
    }
}
