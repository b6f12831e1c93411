package io.webchat.adapter.mcp;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.CallerConnection;
import io.webchat.application.inbox.HandOut;
import jakarta.servlet.http.HttpServletRequest;

/** What the HTTP server knows of the requests to this endpoint. */
public interface HttpCalls {
    /**
     * Counts the request for its caller, before its body is read.
     *
     * @throws io.webchat.domain.Refusal {@code rate_limited} when the caller has too many under way
     */
    void admit(HttpServletRequest request, SignedIn caller);

    CallerConnection connection(HttpServletRequest request);

    /** Settles the hand-out when the request is over: as written if its answer reached a live connection. */
    void settle(HttpServletRequest request, HandOut handOut);
}
