package io.webchat.application.directory;

import io.webchat.application.identity.Sessions;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.live.EphemeralEvent;
import io.webchat.application.live.LiveChannel;
import io.webchat.application.safety.Blocks;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The visible sessions that are there, and the news of them: at most one for each session and round, the latest. A
 * lease that ends is noticed by the relay itself.
 */
@Singleton
public final class OnlineSessions {
    /** Sessions told of in one round; more wait for the next, so that a mass login doesn't drown the streams. */
    private static final int MAX_TOLD = 200;

    private record Shown(SignedIn who, Instant seenAt) {}

    private final Map<SessionId, Shown> online = new ConcurrentHashMap<>();
    private final Map<SessionId, EphemeralEvent.Presence> news = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final Blocks blocks;
    private final LiveChannel channel;
    private final Clock clock;

    @Inject
    public OnlineSessions(Sessions sessions, Blocks blocks, LiveChannel channel, Clock clock) {
        this.sessions = sessions;
        this.blocks = blocks;
        this.channel = channel;
        this.clock = clock;
    }

    /** The session has shown a sign of life, as it is described here. */
    public void alive(SignedIn who) {
        if (!who.account().listed() || !who.session().visible()) {
            gone(who.session().id());
            return;
        }
        Instant now = clock.instant();
        online.compute(who.session().id(), (id, before) -> {
            if (before == null || !looksTheSame(before.who(), who)) {
                news.put(id, new EphemeralEvent.Presence(who, true, now));
            }
            return new Shown(who, now);
        });
    }

    /** The session has ended or hides; whoever saw it learns that it is gone. */
    public void gone(SessionId session) {
        online.computeIfPresent(session, (id, before) -> {
            news.put(id, new EphemeralEvent.Presence(before.who(), false, clock.instant()));
            return null;
        });
    }

    /** Ends leases and tells the news; called by the relay every moment. */
    public void tellNews() {
        Instant dead = clock.instant().minus(Session.LEASE);
        online.forEach((id, shown) -> {
            if (!shown.seenAt().isAfter(dead)) {
                endLease(id, shown);
            }
        });
        news.keySet().stream().limit(MAX_TOLD).forEach(id -> {
            EphemeralEvent.@Nullable Presence latest = news.remove(id);
            if (latest != null) {
                channel.publishToAllExcept(blockedBy(latest.shown()), latest);
            }
        });
    }

    /** Whoever an account has blocked doesn't see it come and go. */
    private Set<AccountId> blockedBy(SignedIn who) {
        return Set.copyOf(blocks.of(who.account().id()));
    }

    /** Another node may have seen the session later than this one. */
    private void endLease(SessionId id, Shown shown) {
        Instant now = clock.instant();
        boolean elsewhere = sessions.of(shown.who().account().id()).stream()
                .anyMatch(session -> session.id().equals(id) && session.onlineAt(now));
        if (elsewhere) {
            online.computeIfPresent(
                    id, (key, present) -> present.equals(shown) ? new Shown(shown.who(), now) : present);
        } else if (online.remove(id, shown)) {
            news.put(id, new EphemeralEvent.Presence(shown.who(), false, now));
        }
    }

    private static boolean looksTheSame(SignedIn one, SignedIn other) {
        Instant any = Instant.EPOCH;
        return one.account().equals(other.account())
                && one.session().seen(any).equals(other.session().seen(any));
    }
}
