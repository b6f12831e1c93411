package io.webchat.adapter.rest.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * Answers one path by itself, below servlets and resources: for what stays open for long, or is called most, and has to
 * be light.
 */
public interface Route {
    /** The whole path; with {@code /*} at its end, every longer one that has no route of its own. */
    String path();

    /** Called once, before the server starts. */
    default void attach(Server server) {}

    /** Whether it answers this request to its path; otherwise the resources do. */
    default boolean takes(Request request) {
        return true;
    }

    /** As {@link Request.Handler}, and it always handles. */
    void handle(Request request, Response response, Callback callback) throws Exception;
}
