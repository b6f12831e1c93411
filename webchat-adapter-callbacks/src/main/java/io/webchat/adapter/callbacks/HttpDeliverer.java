package io.webchat.adapter.callbacks;

import io.webchat.application.callbacks.CallbackDeliverer;
import io.webchat.application.outbound.TargetGuard;
import io.webchat.domain.callbacks.Attempt;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Calls receivers over HTTP. It follows no redirects, keeps no cookies and reads no more of an answer than its status. */
public final class HttpDeliverer implements CallbackDeliverer, AutoCloseable {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    /** Shorter than receivers keep a connection, or the next call meets one that is just being closed. */
    private static final Duration KEEP_CONNECTION = Duration.ofSeconds(4);

    /** The client breaks off by itself; this is for the case that it doesn't. */
    private static final Duration LENIENCE = Duration.ofSeconds(1);

    /** Each caller has bounded what it begins, so that nobody queues here while its time runs. */
    private static final int MOST_CONNECTIONS = 10_000;

    private static final int MOST_THREADS = 16;
    private static final int MOST_HEADER_BYTES = 16 * 1024;

    private final HttpClient client;
    private final Clock clock;

    @Inject
    public HttpDeliverer(TargetGuard guard, Clock clock) {
        this(guard, clock, new SslContextFactory.Client());
    }

    /** @param tls whom to trust, other than those whom Java trusts */
    HttpDeliverer(TargetGuard guard, Clock clock, SslContextFactory.Client tls) {
        this.clock = clock;
        this.client = client(guard);
        client.setSslContextFactory(tls);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client for callbacks can't start", e);
        }
        client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
        client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
        client.getContentDecoderFactories().clear();
    }

    private static HttpClient client(TargetGuard guard) {
        HttpClient client = new HttpClient();
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("callbacks");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedAddresses(guard));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setConnectTimeout(LONGEST_CONNECT.toMillis());
        client.setIdleTimeout(KEEP_CONNECTION.toMillis());
        client.setDestinationIdleTimeout(KEEP_CONNECTION.multipliedBy(4).toMillis());
        client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MOST_CONNECTIONS);
        client.setMaxResponseHeadersSize(MOST_HEADER_BYTES);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "WebChat-Relay"));
        return client;
    }

    @Override
    public Attempt deliver(Call call) {
        Instant at = clock.instant();
        long begun = System.nanoTime();
        Answer answer = new Answer();
        request(call, at).send(answer);
        return answer.await(at, begun, LONGEST_CALL.plus(LENIENCE));
    }

    private Request request(Call call, Instant at) {
        byte[] body = Payload.of(call.notice());
        String id = call.id().toString();
        long timestamp = at.getEpochSecond();
        return client.newRequest(URI.create(call.url().value()))
                .method(HttpMethod.POST)
                .timeout(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)
                .idleTimeout(LONGEST_CALL.plus(LENIENCE).toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> headers.put("webhook-id", id)
                        .put("webhook-timestamp", Long.toString(timestamp))
                        .put("webhook-signature", WebhookSignature.of(call.secrets(), id, timestamp, body)))
                .body(new BytesRequestContent("application/json", body));
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the client for callbacks doesn't stop", e);
        }
    }
}
