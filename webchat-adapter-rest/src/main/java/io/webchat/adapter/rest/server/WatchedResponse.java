package io.webchat.adapter.rest.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
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
        if (getStatus() == HttpStatus.NOT_MODIFIED_304) {
            // The servlet layer counts the bytes of this answer, not those of the content that it stands for.
            getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        }
        connection.writeBegins(content == null ? 0 : content.remaining());
        super.write(last, content, Callback.from(connection::writeEnds, callback));
    }
}
