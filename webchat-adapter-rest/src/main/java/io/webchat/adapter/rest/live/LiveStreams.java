package io.webchat.adapter.rest.live;

import io.webchat.adapter.rest.EdgeConfig;
import io.webchat.adapter.rest.json.Json;
import io.webchat.application.agents.AgentStates;
import io.webchat.application.agents.SuperviseAgents;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.EndedSessions;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.FollowInbox;
import io.webchat.application.inbox.Follower;
import io.webchat.application.live.EphemeralEvent;
import io.webchat.application.live.LiveChannel;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.inbox.Cursor;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open streams and sockets, with the one clock that looks after them. Lives and stops with the server. */
public final class LiveStreams extends AbstractLifeCycle implements Graceful {
    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private record Encoded(EphemeralEvent passing, OutOfBandFrame written) {}

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();

    /** How many each session and each account has open. */
    private final Map<Object, Integer> counts = new ConcurrentHashMap<>();

    private final LiveConfig config;
    private final EdgeConfig edge;
    private final FollowInbox followInbox;
    private final Authenticate authenticate;
    private final Heartbeats heartbeats;
    private final AgentStates agentStates;
    private final SuperviseAgents superviseAgents;
    private final LiveChannel channel;
    private final Json json;
    private final Clock clock;
    private final CompletableFuture<Boolean> allEnded = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile @Nullable Encoded lastEncoded;
    private @Nullable ScheduledExecutorService timer;

    @Inject
    public LiveStreams(
            LiveConfig config,
            EdgeConfig edge,
            FollowInbox followInbox,
            Authenticate authenticate,
            Heartbeats heartbeats,
            AgentStates agentStates,
            SuperviseAgents superviseAgents,
            LiveChannel channel,
            EndedSessions endedSessions,
            Json json,
            Clock clock) {
        this.config = config;
        this.edge = edge;
        this.followInbox = followInbox;
        this.authenticate = authenticate;
        this.heartbeats = heartbeats;
        this.agentStates = agentStates;
        this.superviseAgents = superviseAgents;
        this.channel = channel;
        this.json = json;
        this.clock = clock;
        endedSessions.listen(this::endOf);
        agentStates.listen(this::lookAtPause);
    }

    /** @throws io.webchat.domain.Refusal as {@link Authenticate} says */
    SignedIn signIn(@Nullable String token) {
        return authenticate.handle(token);
    }

    /**
     * @throws Refusal {@code cursor_invalid} for a cursor that this account was not given; {@code rate_limited} when the
     *     session or its account has as many streams open as it may
     */
    Follower follow(SignedIn caller, @Nullable Cursor cursor) {
        requireRoom(caller.session().id(), edge.streamsPerSession(), "streams_per_session");
        requireRoom(caller.account().id(), edge.streamsPerAccount(), "streams_per_account");
        heartbeats.of(caller);
        return followInbox.open(caller, cursor);
    }

    /**
     * As {@link #follow}, along the log of an agent of the caller's, which is never acknowledged so.
     *
     * @param as the agent's address; null or blank for the caller's own log
     * @throws io.webchat.domain.Refusal {@code not_found} for any account that is not an agent of the caller's
     */
    Follower follow(SignedIn caller, @Nullable Cursor cursor, @Nullable String as) {
        if (as == null || as.isBlank()) {
            return follow(caller, cursor);
        }
        Account reader = superviseAgents.reader(caller, as);
        heartbeats.of(caller);
        return followInbox.supervise(reader, cursor);
    }

    private void requireRoom(Object owner, int limit, String name) {
        if (counts.getOrDefault(owner, 0) >= limit) {
            throw Refusal.until(
                    RETRY,
                    RefusalCode.RATE_LIMITED,
                    "Close other event streams and sockets first: at most " + limit + " may be open (limit " + name
                            + ").");
        }
    }

    /** Opens a stream, which writes nothing before its start. */
    LiveStream open(SignedIn caller, String token, Follower follower, EventSink outlet) {
        LiveStream stream = new LiveStream(this, caller, token, follower, outlet);
        open.add(stream);
        counts.merge(caller.session().id(), 1, Integer::sum);
        counts.merge(caller.account().id(), 1, Integer::sum);
        if (stopping) {
            stream.end(CloseReason.STOPPING);
        }
        return stream;
    }

    void remove(LiveStream stream) {
        if (open.remove(stream)) {
            leave(stream.caller().session().id());
            leave(stream.caller().account().id());
        }
        endIfLast();
    }

    private void leave(Object owner) {
        counts.computeIfPresent(owner, (key, count) -> count <= 1 ? null : count - 1);
    }

    /** How many are open now. */
    public int size() {
        return open.size();
    }

    /** The same passing event goes to many streams one after the other, and is written out once. */
    OutOfBandFrame encoded(EphemeralEvent passing) {
        Encoded last = lastEncoded;
        if (last == null || !last.passing().equals(passing)) {
            byte[] bytes = json.write(EphemeralEventResponse.of(passing));
            last = new Encoded(passing, unused -> bytes);
            lastEncoded = last;
        }
        return last.written();
    }

    Json json() {
        return json;
    }

    LiveChannel channel() {
        return channel;
    }

    AgentStates agentStates() {
        return agentStates;
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    private void lookAtPause(AccountId agent) {
        open.stream()
                .filter(stream -> stream.caller().account().id().equals(agent))
                .forEach(LiveStream::endIfPaused);
    }

    private void endOf(SessionId session) {
        open.stream()
                .filter(stream -> stream.caller().session().id().equals(session))
                .forEach(stream -> stream.end(CloseReason.SESSION_ENDED));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer
    protected void doStart() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("live-clock").daemon().factory());
        long tick = config.tick().toMillis();
        made.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
        timer = made;
    }

    private void tick() {
        Instant now = clock.instant();
        for (LiveStream stream : open) {
            try {
                stream.tick(config, now);
            } catch (RuntimeException e) {
                log.warn("A stream could not be looked after", e);
            }
        }
    }

    @Override
    protected void doStop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        stopping = true;
        open.forEach(stream -> stream.end(CloseReason.STOPPING));
        endIfLast();
        return allEnded.thenAccept(ended -> {});
    }

    private void endIfLast() {
        if (stopping && open.isEmpty()) {
            allEnded.complete(true);
        }
    }

    @Override
    public boolean isShutdown() {
        return stopping;
    }
}
