package io.webchat.application.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The sessions of persons that have said that a program writes in them. In this process's memory: a session says it
 * again with its next sign of life.
 */
@Singleton
public final class AutomaticSessions {
    private static final int MAX_SESSIONS = 100_000;
    private static final Duration LIFE = Duration.ofDays(1);

    private final Cache<SessionId, Boolean> declared = Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .expireAfterAccess(LIFE)
            .build();

    @Inject
    public AutomaticSessions() {}

    public void declare(SessionId session, boolean automatic) {
        if (automatic) {
            declared.put(session, true);
        } else {
            declared.invalidate(session);
        }
    }

    public boolean includes(SessionId session) {
        return declared.getIfPresent(session) != null;
    }
}
