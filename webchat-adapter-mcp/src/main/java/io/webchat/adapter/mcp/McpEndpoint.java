package io.webchat.adapter.mcp;

import io.webchat.adapter.mcp.protocol.ProtocolServers;
import io.webchat.adapter.mcp.tools.ToolTable;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /mcp}. Looks at the origin and the session before anything of the body is read. The protocol's classes are
 * loaded with the first call: most relays never get one.
 */
public final class McpEndpoint extends HttpServlet {
    public static final String PATH = "/mcp";

    private final transient McpConfig config;
    private final transient HttpCalls calls;
    private final transient Provider<ToolTable> tools;
    private transient volatile @Nullable ProtocolServers servers;

    @Inject
    public McpEndpoint(McpConfig config, HttpCalls calls, Provider<ToolTable> tools) {
        this.config = config;
        this.calls = calls;
        this.tools = tools;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            requireOrigin(request);
            request.setAttribute(McpCall.ATTRIBUTE, new McpCall(calls.admit(request), request, calls));
        } catch (Refusal refusal) {
            calls.refuse(request, response, refusal);
            return;
        }
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        servers().service(request, response);
    }

    private ProtocolServers servers() {
        ProtocolServers made = servers;
        if (made == null) {
            synchronized (this) {
                made = servers;
                if (made == null) {
                    made = new ProtocolServers(config, tools.get());
                    servers = made;
                }
            }
        }
        return made;
    }

    /** A page of another site must not use a session that it was given by a person's browser. */
    private void requireOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null
                || config.allowedOrigins().contains("*")
                || config.allowedOrigins().contains(origin)
                || ownHost(request, origin)) {
            return;
        }
        throw Refusal.of(
                RefusalCode.ACCESS_DENIED,
                "Call from a program, or have the origin allowed: pages of other sites may not.");
    }

    private static boolean ownHost(HttpServletRequest request, String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
