package io.webchat.adapter.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.adapter.mcp.protocol.ProtocolServers;
import io.webchat.adapter.mcp.tools.ToolTable;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.SignedIn;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /mcp}. Looks at the origin and the session before anything of the body is read. The protocol's classes are
 * loaded with the first call: most relays never get one.
 */
public final class McpEndpoint extends HttpServlet {
    public static final String PATH = "/mcp";

    private static final String SESSION_HEADER = "X-PChat-Session";
    private static final String BEARER = "Bearer ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient McpConfig config;
    private final transient Authenticate authenticate;
    private final transient HttpCalls calls;
    private final transient Provider<ToolTable> tools;
    private transient volatile @Nullable ProtocolServers servers;

    @Inject
    public McpEndpoint(McpConfig config, Authenticate authenticate, HttpCalls calls, Provider<ToolTable> tools) {
        this.config = config;
        this.authenticate = authenticate;
        this.calls = calls;
        this.tools = tools;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            requireOrigin(request);
            SignedIn caller = authenticate.handle(token(request));
            calls.admit(request, caller);
            request.setAttribute(McpCall.ATTRIBUTE, new McpCall(caller, request, calls));
        } catch (Refusal refusal) {
            refuse(response, refusal);
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

    private static @Nullable String token(HttpServletRequest request) {
        String session = request.getHeader(SESSION_HEADER);
        if (session != null && !session.isBlank()) {
            return session.strip();
        }
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        RefusalCode code = refusal.code();
        int status = switch (code.kind()) {
            case UNAUTHENTICATED -> 401;
            case EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
            default -> 403;
        };
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 429 || status == 503) {
            long seconds = refusal.retryAfter()
                    .map(wait -> Math.max(1, wait.toSeconds()))
                    .orElse(5L);
            response.setHeader("Retry-After", Long.toString(seconds));
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/docs/errors#" + code.wireName());
        problem.put("title", code.title());
        problem.put("status", status);
        problem.put("detail", refusal.detail());
        problem.put("success", false);
        problem.put("code", code.wireName());
        problem.put("request_id", response.getHeader("X-Request-Id"));
        byte[] body = JSON.writeValueAsBytes(problem);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
