package io.webchat.adapter.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What the relay notes of one request while it is served. */
public final class Exchange {
    /** The header that carries the request's id both ways. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** The request attribute under which it is found. */
    public static final String ATTRIBUTE = "io.webchat.exchange";

    private static final String UNMATCHED = "unmatched";

    private final String requestId;
    private volatile String route = UNMATCHED;
    private volatile ClientAddress client = ClientAddress.UNKNOWN;
    private volatile @Nullable RequestBody body;
    private volatile @Nullable String refusalCode;
    private volatile boolean signedIn;
    private @Nullable CopyOnWriteArrayList<Runnable> atEnd;

    private Exchange(String requestId) {
        this.requestId = requestId;
    }

    /** That of the request, begun here if nothing has begun it. */
    public static Exchange of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Exchange begun) {
            return begun;
        }
        HttpFields headers = request.getHeaders();
        Exchange exchange = new Exchange(RequestId.of(headers.get(REQUEST_ID)));
        request.setAttribute(ATTRIBUTE, exchange);
        return exchange;
    }

    /** @throws IllegalStateException when the request did not come through the relay's server */
    public static Exchange of(ContainerRequestContext request) {
        return of(request.getProperty(ATTRIBUTE));
    }

    /** @throws IllegalStateException when the request did not come through the relay's server */
    public static Exchange of(jakarta.servlet.http.HttpServletRequest request) {
        return of(request.getAttribute(ATTRIBUTE));
    }

    private static Exchange of(@Nullable Object attribute) {
        if (attribute instanceof Exchange begun) {
            return begun;
        }
        throw new IllegalStateException("the request did not come through the relay's server");
    }

    public String requestId() {
        return requestId;
    }

    /** The path's template, such as {@code /api/v1/messages/{message_id}}: one of a small set, unlike the path. */
    public String route() {
        return route;
    }

    public void matched(String template) {
        route = template;
    }

    /** Where it comes from. */
    public ClientAddress client() {
        return client;
    }

    public void calledFrom(ClientAddress address) {
        client = address;
    }

    /** Null when none follows. */
    public @Nullable RequestBody body() {
        return body;
    }

    public void carries(RequestBody following) {
        body = following;
    }

    /** Whether the caller has proven who it is. */
    public boolean signedIn() {
        return signedIn;
    }

    public void provenCaller() {
        signedIn = true;
        RequestBody following = body;
        if (following != null) {
            following.signedIn();
        }
    }

    /** The code of the problem that it is answered with; null when there is none. */
    public @Nullable String refusalCode() {
        return refusalCode;
    }

    public void refused(String code) {
        refusalCode = code;
    }

    /** Runs something when the answer is complete, or the request has failed. */
    public synchronized void atEnd(Runnable action) {
        if (atEnd == null) {
            atEnd = new CopyOnWriteArrayList<>();
        }
        atEnd.add(action);
    }

    /** Called once, by the server. */
    public synchronized void ended() {
        if (atEnd != null) {
            atEnd.forEach(Runnable::run);
            atEnd = null;
        }
    }
}
