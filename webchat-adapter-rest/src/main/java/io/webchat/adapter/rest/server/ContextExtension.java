package io.webchat.adapter.rest.server;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;

/** Adds servlets, filters or WebSocket endpoints beside the JAX-RS resources, which keep every path not taken so. */
@FunctionalInterface
public interface ContextExtension {
    /** Called once, before the server starts. The servlets have to be marked as async-supported. */
    void extend(ServletContextHandler context);
}
