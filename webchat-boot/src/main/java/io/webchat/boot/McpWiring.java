package io.webchat.boot;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.webchat.adapter.mcp.HttpCalls;
import io.webchat.adapter.mcp.McpConfig;
import io.webchat.adapter.mcp.McpEndpoint;
import io.webchat.adapter.mcp.McpModule;
import io.webchat.adapter.rest.RestModule;
import io.webchat.adapter.rest.auth.RequestSlots;
import io.webchat.adapter.rest.auth.ShownToken;
import io.webchat.adapter.rest.http.ClientConnection;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.server.ContextExtension;
import io.webchat.adapter.rest.server.ProblemErrorHandler;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.CallerConnection;
import io.webchat.application.inbox.HandOut;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;

/** Puts the endpoint for AI sessions on the HTTP server: the two adapters know nothing of each other. */
final class McpWiring extends AbstractModule {
    private final Settings settings;

    McpWiring(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        install(new McpModule(new McpConfig(
                Version.text(),
                Set.copyOf(settings.get(RelaySettings.WEBCHAT_CORS_ORIGINS)),
                Math.toIntExact(settings.get(RelaySettings.WEBCHAT_MAX_BODY_BYTES)))));
        bind(HttpCalls.class).to(ServerCalls.class).in(Singleton.class);
        RestModule.extensions(binder()).addBinding().to(EndpointExtension.class);
    }

    static final class EndpointExtension implements ContextExtension {
        private final McpEndpoint endpoint;

        @Inject
        EndpointExtension(McpEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public void extend(ServletContextHandler context) {
            ServletHolder holder = new ServletHolder("mcp", endpoint);
            holder.setAsyncSupported(true);
            context.addServlet(holder, McpEndpoint.PATH);
        }
    }

    static final class ServerCalls implements HttpCalls {
        private final Authenticate authenticate;
        private final RequestSlots slots;

        @Inject
        ServerCalls(Authenticate authenticate, RequestSlots slots) {
            this.authenticate = authenticate;
            this.slots = slots;
        }

        @Override
        public SignedIn admit(HttpServletRequest request) {
            SignedIn caller = authenticate.handle(ShownToken.of(request::getHeader));
            Exchange exchange = Exchange.of(request);
            exchange.matched(McpEndpoint.PATH);
            exchange.provenCaller();
            slots.take(caller, exchange);
            return caller;
        }

        @Override
        public void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
                throws IOException {
            ProblemErrorHandler.refuse(request, response, refusal);
        }

        @Override
        public CallerConnection connection(HttpServletRequest request) {
            return ClientConnection.of(request);
        }

        @Override
        public void settle(HttpServletRequest request, HandOut handOut) {
            ClientConnection.of(request).settle(handOut);
        }
    }
}
