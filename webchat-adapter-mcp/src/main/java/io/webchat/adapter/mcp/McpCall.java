package io.webchat.adapter.mcp;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.CallerConnection;
import io.webchat.application.inbox.HandOut;
import jakarta.servlet.http.HttpServletRequest;

/** One request whose caller is signed in. */
public final class McpCall {
    /** The request attribute and the transport context's key under which it is found. */
    public static final String ATTRIBUTE = "io.webchat.mcp.call";

    private final SignedIn caller;
    private final HttpServletRequest request;
    private final HttpCalls calls;

    McpCall(SignedIn caller, HttpServletRequest request, HttpCalls calls) {
        this.caller = caller;
        this.request = request;
        this.calls = calls;
    }

    public SignedIn caller() {
        return caller;
    }

    public CallerConnection connection() {
        return calls.connection(request);
    }

    /** Has the hand-out count as received if this call's answer reaches its caller. */
    public void settle(HandOut handOut) {
        calls.settle(request, handOut);
    }
}
