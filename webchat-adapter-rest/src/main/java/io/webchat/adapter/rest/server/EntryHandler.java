package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.EdgeConfig;
import io.webchat.adapter.rest.http.ApiHeaders;
import io.webchat.adapter.rest.http.BodyBudget;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.http.RequestBody;
import io.webchat.adapter.rest.http.TrustedProxies;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The first to see a request: names it, finds out who calls, bounds its body, takes the public address's path prefix
 * away, and puts on its answer what every answer has.
 */
final class EntryHandler extends Handler.Wrapper {
    private static final String MDC_KEY = "request_id";

    private final EdgeConfig config;
    private final TrustedProxies proxies;
    private final Connections connections;
    private final BodyBudget budget;
    private final long maxBodyBytes;
    private final String prefix;

    EntryHandler(
            EdgeConfig config, TrustedProxies proxies, Connections connections, BodyBudget budget, long maxBodyBytes) {
        this.config = config;
        this.proxies = proxies;
        this.connections = connections;
        this.budget = budget;
        this.maxBodyBytes = maxBodyBytes;
        this.prefix = config.pathPrefix();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Exchange exchange = Exchange.of(request);
        exchange.calledFrom(proxies.clientOf(request));
        Connections.Tracked connection =
                connections.of(request.getConnectionMetaData().getConnection().getEndPoint());
        Request.addCompletionListener(request, failure -> {
            exchange.ended();
            if (connection != null) {
                connection.requestEnds();
            }
        });
        Response watched = response;
        if (connection != null) {
            connection.requestBegins();
            watched = new WatchedResponse(request, response, connection);
        }
        ApiHeaders.put(watched.getHeaders(), exchange);
        if (!decodable(request.getHttpURI().getQuery())) {
            Response.writeError(request, watched, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        MDC.put(MDC_KEY, exchange.requestId());
        try {
            return super.handle(bounded(typed(withoutPrefix(request)), exchange), watched, callback);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    private Request bounded(Request request, Exchange exchange) {
        if (!RequestBody.mayFollow(request)) {
            return request;
        }
        RequestBody body = new RequestBody(request, maxBodyBytes, config.bodyTimeout(), budget);
        exchange.carries(body);
        return body;
    }

    /** An empty Content-Type says as little as a missing one; Jersey can't read it. */
    private static Request typed(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.isBlank()) {
            return request;
        }
        HttpFields headers = HttpFields.build(request.getHeaders())
                .remove(HttpHeader.CONTENT_TYPE)
                .asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    /** A proxy may pass the prefix on, or take it away itself: both are served. */
    private Request withoutPrefix(Request request) {
        String path = request.getHttpURI().getPath();
        if (prefix.isEmpty() || path == null || !path.startsWith(prefix + "/")) {
            return request;
        }
        return Request.serveAs(request, HttpURI.build(request.getHttpURI()).path(path.substring(prefix.length())));
    }

    /** The server checks the path's percent signs but not the query's. */
    private static boolean decodable(@Nullable String query) {
        if (query == null) {
            return true;
        }
        for (int at = query.indexOf('%'); at >= 0; at = query.indexOf('%', at + 1)) {
            if (at + 2 >= query.length()
                    || Character.digit(query.charAt(at + 1), 16) < 0
                    || Character.digit(query.charAt(at + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
