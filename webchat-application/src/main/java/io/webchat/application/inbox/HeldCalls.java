package io.webchat.application.inbox;

import io.webchat.application.identity.EndedSessions;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of this process that wait for something, by session. */
@Singleton
public final class HeldCalls {
    private final Map<SessionId, Set<HeldCall>> calls = new ConcurrentHashMap<>();
    private final Map<SessionId, HeldCall> takers = new ConcurrentHashMap<>();

    @Inject
    public HeldCalls(EndedSessions endedSessions) {
        endedSessions.listen(this::endAll);
    }

    /** Begins a call that changes nothing by waiting. */
    public HeldCall hold(SessionId session, CallerConnection connection) {
        HeldCall call = new HeldCall(this, session, connection);
        calls.compute(session, (key, present) -> {
            Set<HeldCall> set = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            set.add(call);
            return set;
        });
        return call;
    }

    /** Begins a call that takes events for its session: an older one of the session ends with an empty answer. */
    HeldCall take(SessionId session, CallerConnection connection) {
        HeldCall call = hold(session, connection);
        takers.compute(session, (key, older) -> {
            // A call whose client is gone already must not end one whose client waits. Asked in turn with the other
            // calls of the session: an earlier look could be from before the client left and the waiting call came.
            if (!connection.open()) {
                return older;
            }
            if (older != null) {
                older.replace();
            }
            return call;
        });
        return call;
    }

    /** How many calls of the session wait now. */
    public int count(SessionId session) {
        Set<HeldCall> held = calls.get(session);
        return held == null ? 0 : held.size();
    }

    void remove(HeldCall call) {
        takers.remove(call.session(), call);
        calls.computeIfPresent(call.session(), (key, set) -> {
            set.remove(call);
            return set.isEmpty() ? null : set;
        });
    }

    private void endAll(SessionId session) {
        Set<HeldCall> held = calls.get(session);
        if (held != null) {
            held.forEach(HeldCall::endSession);
        }
    }
}
