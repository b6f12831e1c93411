package io.webchat.adapter.rest.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Notes how long each write takes, so that a reader that takes nothing is noticed. */
final class WatchedResponse extends Response.Wrapper {
    private final Connections.Tracked connection;

    WatchedResponse(Request request, Response wrapped, Connections.Tracked connection) {
        super(request, wrapped);
        this.connection = connection;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        connection.writeBegins(content == null ? 0 : content.remaining());
        super.write(last, content, Callback.from(connection::writeEnds, callback));
    }
}
