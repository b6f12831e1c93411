package io.webchat.adapter.rest.live;

import io.webchat.domain.inbox.Cursor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Where a stream is to begin. */
final class StartCursor {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private StartCursor() {}

    /**
     * The header counts first: a browser that reconnects repeats the old query beside it.
     *
     * @return null for the session's stored position
     * @throws io.webchat.domain.Refusal {@code cursor_invalid}
     */
    static @Nullable Cursor of(Request request) {
        String typed = request.getHeaders().get(LAST_EVENT_ID);
        return typed == null || typed.isBlank() ? ofQuery(request) : Cursor.parse(typed.strip());
    }

    /** As {@link #of}, from the query alone. */
    static @Nullable Cursor ofQuery(Request request) {
        Fields query = Request.extractQueryParameters(request);
        String typed = query.getValue("cursor");
        return typed == null || typed.isBlank() ? null : Cursor.parse(typed.strip());
    }
}
