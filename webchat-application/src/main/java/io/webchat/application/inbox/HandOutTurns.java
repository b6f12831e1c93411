package io.webchat.application.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.domain.identity.SessionId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets the calls of one session hand out one after the other, so that no event is handed out twice. */
final class HandOutTurns {
    /** How long a call waits for the hand-out of another one: longer than an answer takes to a client that reads. */
    private static final long MAX_WAIT_SECONDS = 5;

    /** Longer than the server lets a slow client read one answer. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Cache<SessionId, Semaphore> turns =
            Caffeine.newBuilder().expireAfterAccess(LIFE).build();

    /** @return false if another call of the session is still handing out */
    boolean begin(SessionId session) throws InterruptedException {
        return turn(session).tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    void end(SessionId session) {
        turn(session).release();
    }

    private Semaphore turn(SessionId session) {
        return turns.get(session, key -> new Semaphore(1, true));
    }
}
