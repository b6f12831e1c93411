package io.webchat.http;

import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's client, fit for calling strangers: no redirects, no cookies, no sign-ins of its own, no unpacking. It starts
 * with its first request: its threads and the certificates that it trusts are memory, and many relays call nobody.
 */
public final class CheckedClient implements AutoCloseable {
    private static final Duration MAX_CONNECT = Duration.ofSeconds(5);

    /** Shorter than servers keep a connection, or the next call meets one that is just being closed. */
    private static final Duration KEEP_CONNECTION = Duration.ofSeconds(4);

    /** Each caller has bounded what it begins, so that nobody queues here while its time runs. */
    private static final int MAX_CONNECTIONS = 10_000;

    private static final int MAX_THREADS = 16;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final String name;
    private final AddressCheck check;
    private final SslContextFactory.Client tls;
    private @Nullable HttpClient started;
    private boolean closed;

    /**
     * @param name of its threads
     * @param check where it may connect to
     * @param tls whom to trust
     */
    public CheckedClient(String name, AddressCheck check, SslContextFactory.Client tls) {
        this.name = name;
        this.check = check;
        this.tls = tls;
    }

    /**
     * To be given a timeout, and an idle timeout as long.
     *
     * @throws IllegalArgumentException when nothing can be called by such an address
     * @throws IllegalStateException when it is closed
     */
    public Request newRequest(URI url) {
        String host = EscapedHost.unknownHost(url);
        if (host == null) {
            return client().newRequest(url);
        }
        String authority = String.valueOf(url.getRawAuthority());
        return client().newRequest(EscapedHost.escaped(url, host))
                .headers(headers -> headers.put(HttpHeader.HOST, authority));
    }

    private synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException("the client for " + name + " is closed");
        }
        if (started == null) {
            started = start();
        }
        return started;
    }

    private HttpClient start() {
        HttpClient client = client(name, check);
        client.setSslContextFactory(tls);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client for " + name + " can't start", e);
        }
        client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
        client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
        client.getContentDecoderFactories().clear();
        return client;
    }

    private static HttpClient client(String name, AddressCheck check) {
        HttpClient client = new HttpClient();
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName(name);
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedAddresses(check));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setConnectTimeout(MAX_CONNECT.toMillis());
        client.setIdleTimeout(KEEP_CONNECTION.toMillis());
        client.setDestinationIdleTimeout(KEEP_CONNECTION.multipliedBy(4).toMillis());
        client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MAX_CONNECTIONS);
        client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "WebChat-Relay"));
        return client;
    }

    /** Breaks off what is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        if (started == null) {
            return;
        }
        try {
            started.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the client for " + name + " doesn't stop", e);
        }
    }
}
