package io.webchat.adapter.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** What the relay notes of one request while it is served. */
public final class Exchange {
    /** The header that carries the request's id both ways. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** The request attribute under which it is found. */
    public static final String ATTRIBUTE = "io.webchat.exchange";

    private static final String UNMATCHED = "unmatched";

    private final String requestId;
    private volatile String route = UNMATCHED;

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
        if (request.getProperty(ATTRIBUTE) instanceof Exchange begun) {
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
}
