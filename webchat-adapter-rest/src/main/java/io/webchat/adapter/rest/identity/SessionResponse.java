package io.webchat.adapter.rest.identity;

import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session as its owner sees it. */
public record SessionResponse(
        String sessionId,
        @Nullable String deviceName,
        @Nullable String sessionName,
        String listenChannel,
        boolean visible,
        boolean online,
        @Nullable String state,
        @Nullable String statusText,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Instant expiresAt,
        boolean current) {
    static SessionResponse of(Session session, SessionId current, Instant now) {
        return new SessionResponse(
                session.id().value(),
                session.labels().device(),
                session.labels().session(),
                session.labels().listenChannel(),
                session.visible(),
                session.onlineAt(now),
                session.state() == null ? null : session.state().wireName(),
                session.statusText(),
                session.createdAt(),
                session.lastSeenAt(),
                session.expiresAt(),
                session.id().equals(current));
    }
}
