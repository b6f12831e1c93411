package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.Exchange;
import io.webchat.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sends a request to the route of its path, and every other one on. */
final class RoutesHandler extends Handler.Wrapper {
    private static final String ANY_BELOW = "/*";

    private final Map<String, Route> routes;
    private final List<Folder> folders;

    /** @param prefix with the slash at its end */
    private record Folder(String prefix, Route route) {
        static Folder of(Route route) {
            return new Folder(route.path().substring(0, route.path().length() - 1), route);
        }

        boolean holds(String path) {
            return path.length() > prefix.length() && path.startsWith(prefix);
        }
    }

    RoutesHandler(Set<Route> routes) {
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(Route::path, route -> route));
        this.folders = routes.stream()
                .filter(route -> route.path().endsWith(ANY_BELOW))
                .map(Folder::of)
                .toList();
    }

    private @Nullable Route find(String path) {
        Route exact = routes.get(path);
        if (exact != null) {
            return exact;
        }
        for (Folder folder : folders) {
            if (folder.holds(path)) {
                return folder.route();
            }
        }
        return null;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        Route route = path == null ? null : find(path);
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
