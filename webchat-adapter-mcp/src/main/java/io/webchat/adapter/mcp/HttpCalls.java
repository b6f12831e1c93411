package io.webchat.adapter.mcp;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.CallerConnection;
import io.webchat.application.inbox.HandOut;
import io.webchat.domain.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the HTTP server knows of the requests to this endpoint. */
public interface HttpCalls {
    /**
     * Signs the caller in and counts the request for it, before its body is read.
     *
     * @throws Refusal as {@link io.webchat.application.identity.Authenticate} says; {@code rate_limited} when the caller
     *     has too many requests under way
     */
    SignedIn admit(HttpServletRequest request);

    /** Answers with the refusal in the form of all others of the server. */
    void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException;

    CallerConnection connection(HttpServletRequest request);

    /** Settles the hand-out when the request is over: as written if its answer reached a live connection. */
    void settle(HttpServletRequest request, HandOut handOut);
}
