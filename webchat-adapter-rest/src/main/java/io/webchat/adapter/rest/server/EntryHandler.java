package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.ApiHeaders;
import io.webchat.adapter.rest.http.Exchange;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names each request and puts on its answer what every answer has. */
final class EntryHandler extends Handler.Wrapper {
    private static final String MDC_KEY = "request_id";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Exchange exchange = Exchange.of(request);
        ApiHeaders.put(response.getHeaders(), exchange);
        if (!decodable(request.getHttpURI().getQuery())) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        MDC.put(MDC_KEY, exchange.requestId());
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(MDC_KEY);
        }
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
