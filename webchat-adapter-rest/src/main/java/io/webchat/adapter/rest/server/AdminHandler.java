package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.health.HealthMetrics;
import io.webchat.adapter.rest.metrics.HttpMetrics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the operator's port, and leaves the public one to the next handler. */
final class AdminHandler extends Handler.Wrapper {
    private final Connector adminPort;
    private final HttpMetrics metrics;
    private final HealthMetrics health;

    AdminHandler(Connector adminPort, HttpMetrics metrics, HealthMetrics health) {
        this.adminPort = adminPort;
        this.metrics = metrics;
        this.health = health;
    }

    private String scrape() {
        health.refresh();
        return metrics.scrape();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!adminPort.equals(request.getConnectionMetaData().getConnector())) {
            return super.handle(request, response, callback);
        }
        if (!Request.getPathInContext(request).equals("/metrics")) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        byte[] page = scrape().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, HttpMetrics.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, page.length);
        response.write(true, ByteBuffer.wrap(page), callback);
        return true;
    }
}
