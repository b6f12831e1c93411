package io.webchat.adapter.callbacks;

import io.webchat.application.callbacks.CallbackDeliverer;
import io.webchat.application.egress.TargetGuard;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.http.CheckedClient;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Calls receivers over HTTP. It follows no redirects, keeps no cookies and reads no more of an answer than its status. */
public final class HttpDeliverer implements CallbackDeliverer, AutoCloseable {
    /** The client breaks off by itself; this is for the case that it doesn't. */
    private static final Duration LENIENCE = Duration.ofSeconds(1);

    private final CheckedClient client;
    private final Clock clock;
    private final Duration longestCall;

    @Inject
    public HttpDeliverer(TargetGuard guard, Clock clock) {
        this(guard, clock, new SslContextFactory.Client(), MAX_CALL);
    }

    /** @param tls whom to trust, other than those whom Java trusts */
    HttpDeliverer(TargetGuard guard, Clock clock, SslContextFactory.Client tls, Duration longestCall) {
        this.clock = clock;
        this.longestCall = longestCall;
        this.client = new CheckedClient("callbacks", guard::addresses, tls);
    }

    @Override
    public Attempt deliver(Call call) {
        Instant at = clock.instant();
        long begun = System.nanoTime();
        HttpReply answer = new HttpReply();
        request(call, at).send(answer);
        return answer.await(at, begun, longestCall.plus(LENIENCE));
    }

    private Request request(Call call, Instant at) {
        byte[] body = Payload.of(call.notice());
        String id = call.id().toString();
        long timestamp = at.getEpochSecond();
        return client.newRequest(URI.create(call.url().value()))
                .method(HttpMethod.POST)
                .timeout(longestCall.toMillis(), TimeUnit.MILLISECONDS)
                .idleTimeout(longestCall.plus(LENIENCE).toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> headers.put("webhook-id", id)
                        .put("webhook-timestamp", Long.toString(timestamp))
                        .put("webhook-signature", WebhookSignature.of(call.secrets(), id, timestamp, body)))
                .body(new BytesRequestContent("application/json", body));
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.close();
    }
}
