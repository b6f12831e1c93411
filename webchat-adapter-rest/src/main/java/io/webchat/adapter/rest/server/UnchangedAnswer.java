package io.webchat.adapter.rest.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes the length off an answer 304: the server would give that of the answer itself, while the header is to say how long
 * the unchanged content is (RFC 9110, section 8.6).
 */
final class UnchangedAnswer extends HttpStream.Wrapper {
    UnchangedAnswer(HttpStream wrapped) {
        super(wrapped);
    }

    @Override
    public void send(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            ByteBuffer content,
            Callback callback) {
        super.send(request, withoutLength(response), last, content, callback);
    }

    private static MetaData.@Nullable Response withoutLength(MetaData.@Nullable Response response) {
        if (response == null || response.getStatus() != HttpStatus.NOT_MODIFIED_304) {
            return response;
        }
        HttpFields fields = HttpFields.build(response.getHttpFields())
                .remove(HttpHeader.CONTENT_LENGTH)
                .asImmutable();
        return new MetaData.Response(
                response.getStatus(), response.getReason(), response.getHttpVersion(), fields, -1, null);
    }
}
