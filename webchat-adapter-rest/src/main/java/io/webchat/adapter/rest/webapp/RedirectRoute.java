package io.webchat.adapter.rest.webapp;

import static java.util.Objects.requireNonNull;

import io.webchat.adapter.rest.server.Route;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Redirects GET and HEAD of one path to another one. */
final class RedirectRoute implements Route {
    private final String path;
    private final String target;

    /** @param target relative to the path */
    RedirectRoute(String path, String target) {
        this.path = requireNonNull(path, "path is null");
        this.target = requireNonNull(target, "target is null");
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean takes(Request request) {
        return WebappRoute.reads(request);
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        response.setStatus(HttpStatus.FOUND_302);
        response.getHeaders().put(HttpHeader.LOCATION, target);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        callback.succeeded();
    }
}
