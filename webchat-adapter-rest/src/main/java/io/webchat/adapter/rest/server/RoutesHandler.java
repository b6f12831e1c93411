package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.Exchange;
import io.webchat.domain.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends a request to the route of its path, and every other one on. */
final class RoutesHandler extends Handler.Wrapper {
    private final Map<String, Route> routes;

    RoutesHandler(Set<Route> routes) {
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(Route::path, route -> route));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        Route route = path == null ? null : routes.get(path);
        if (route == null || !route.takes(request)) {
            return super.handle(request, response, callback);
        }
        Exchange exchange = Exchange.of(request);
        exchange.matched(route.path());
        try {
            route.handle(request, response, callback);
        } catch (Refusal refusal) {
            ProblemErrorHandler.refuse(request, response, callback, refusal);
        }
        return true;
    }
}
