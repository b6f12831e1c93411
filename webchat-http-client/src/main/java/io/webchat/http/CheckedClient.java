package io.webchat.http;

import java.time.Duration;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Makes Jetty's client fit for calling strangers: no redirects, no cookies, no sign-ins of its own, no unpacking. */
public final class CheckedClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    /** Shorter than servers keep a connection, or the next call meets one that is just being closed. */
    private static final Duration KEEP_CONNECTION = Duration.ofSeconds(4);

    /** Each caller has bounded what it begins, so that nobody queues here while its time runs. */
    private static final int MOST_CONNECTIONS = 10_000;

    private static final int MOST_THREADS = 16;
    private static final int MOST_HEADER_BYTES = 16 * 1024;

    private CheckedClient() {}

    /**
     * Started; whoever asks for it stops it. A request needs a timeout, and an idle timeout as long.
     *
     * @param name of its threads
     */
    public static HttpClient start(String name, AddressCheck check, SslContextFactory.Client tls) {
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
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName(name);
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedAddresses(check));
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
}
