package io.webchat.adapter.rest.server;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies over a size; multipart ones have limits of their own. A body that is somewhat too large is read and
 * thrown away first: most callers look for an answer only when all is sent.
 */
final class BodyLimitHandler extends Handler.Wrapper {
    private static final String MULTIPART = "multipart/";
    private static final int DISCARD_BYTES = 64 * 1024;

    private final long most;

    BodyLimitHandler(long most) {
        this.most = most;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        long length = request.getLength();
        boolean unknown = length < 0 && headers.contains(HttpHeader.TRANSFER_ENCODING);
        if ((length <= most && !unknown) || multipart(headers.get(HttpHeader.CONTENT_TYPE))) {
            return super.handle(request, response, callback);
        }
        Refusal refusal = Refusal.of(RefusalCode.BODY_TOO_LARGE, "Send at most " + most + " bytes.");
        if (unknown) {
            return super.handle(new LimitedBody(request, most, refusal), response, callback);
        }
        if (!discard(request, length, refusal)) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        ProblemErrorHandler.refuse(request, response, callback, refusal);
        return true;
    }

    private static boolean multipart(@Nullable String type) {
        return type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }

    /** False when some of it is left. */
    private static boolean discard(Request request, long length, Refusal refusal) {
        boolean asksFirst = request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
        if (asksFirst || length > LimitedBody.MAX_DISCARDED) {
            return false;
        }
        byte[] thrownAway = new byte[DISCARD_BYTES];
        try (InputStream body = Content.Source.asInputStream(new LimitedBody(request, 0, refusal))) {
            return body.read(thrownAway) < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
