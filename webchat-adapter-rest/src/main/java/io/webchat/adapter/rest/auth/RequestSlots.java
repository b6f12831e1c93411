package io.webchat.adapter.rest.auth;

import io.webchat.adapter.rest.EdgeConfig;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests that each session and each account has under way, calls that wait among them. */
public final class RequestSlots {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<Object, Integer> underWay = new ConcurrentHashMap<>();
    private final EdgeConfig config;

    @Inject
    public RequestSlots(EdgeConfig config) {
        this.config = config;
    }

    /**
     * Takes a place until the exchange ends.
     *
     * @throws Refusal {@code rate_limited} when the session or its account has too many already
     */
    public void take(SignedIn caller, Exchange exchange) {
        Object session = caller.session().id();
        Object account = caller.account().id();
        take(session, config.requestsPerSession(), "requests_per_session");
        try {
            take(account, config.requestsPerAccount(), "requests_per_account");
        } catch (Refusal refusal) {
            leave(session);
            throw refusal;
        }
        exchange.atEnd(() -> {
            leave(session);
            leave(account);
        });
    }

    private void take(Object subject, int limit, String name) {
        if (underWay.merge(subject, 1, Integer::sum) > limit) {
            leave(subject);
            throw Refusal.until(
                    RETRY,
                    RefusalCode.RATE_LIMITED,
                    "End other requests first: at most " + limit + " may be under way at the same time (limit " + name
                            + ").");
        }
    }

    private void leave(Object subject) {
        underWay.computeIfPresent(subject, (key, count) -> count <= 1 ? null : count - 1);
    }
}
