package io.webchat.adapter.rest.live;

import io.webchat.adapter.rest.RestConfig;
import io.webchat.adapter.rest.auth.ShownToken;
import io.webchat.adapter.rest.http.PublicLinks;
import io.webchat.adapter.rest.server.Route;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Follower;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.SessionToken;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;

/** The account's log on a WebSocket that takes sends as well. */
public final class SocketRoute implements Route {
    /** What the relay speaks; a browser names its token beside it, for it can set no header. */
    private static final String PROTOCOL = "webchat.v1";

    private final LiveStreams streams;
    private final LiveConfig live;
    private final RestConfig config;
    private final SocketCommands commands;
    private final AllowedOrigins origins;
    private @Nullable WebSocketMappings mappings;

    @Inject
    public SocketRoute(
            LiveStreams streams, LiveConfig live, RestConfig config, SocketCommands commands, PublicLinks links) {
        this.streams = streams;
        this.live = live;
        this.config = config;
        this.commands = commands;
        this.origins = new AllowedOrigins(config.corsOrigins(), links.origin());
    }

    @Override
    public String path() {
        return "/api/v1/webchat/socket";
    }

    @Override
    public void attach(Server server) {
        mappings = new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        if (!origins.allow(request)) {
            throw Refusal.of(
                    RefusalCode.ACCESS_DENIED,
                    "Open the socket from the relay's own pages, or have the origin allowed.");
        }
        String token = token(request);
        SignedIn caller = streams.signIn(token);
        Follower follower = streams.follow(caller, StartCursor.ofQuery(request));
        WebSocketNegotiator negotiator =
                negotiator(outlet -> streams.open(caller, String.valueOf(token), follower, outlet));
        if (!Objects.requireNonNull(mappings).upgrade(negotiator, request, response, callback, configuration())) {
            response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
            Response.writeError(request, response, callback, HttpStatus.UPGRADE_REQUIRED_426);
        }
    }

    private WebSocketNegotiator negotiator(Function<EventSink, LiveStream> opening) {
        return (request, response, callback) -> {
            if (request.hasSubProtocol(PROTOCOL)) {
                response.setAcceptedSubProtocol(PROTOCOL);
            }
            // Compression would cost each idle socket more memory than it saves on small events.
            response.setExtensions(List.of());
            return new SocketConnection(commands, opening, config.maxBodyBytes(), live.silence());
        };
    }

    private Configuration.Customizer configuration() {
        Configuration.ConfigurationCustomizer customizer = new Configuration.ConfigurationCustomizer();
        // The beats keep it from being idle, and notice a client that is gone.
        customizer.setIdleTimeout(Duration.ZERO);
        return customizer;
    }

    private static @Nullable String token(Request request) {
        String shown = ShownToken.of(request.getHeaders()::get);
        return shown != null
                ? shown
                : request.getHeaders().getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false).stream()
                        .filter(named -> named.startsWith(SessionToken.PREFIX))
                        .findFirst()
                        .orElse(null);
    }
}
