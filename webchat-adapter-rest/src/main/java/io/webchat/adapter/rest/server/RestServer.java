package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.RestConfig;
import io.webchat.adapter.rest.health.HealthMetrics;
import io.webchat.adapter.rest.http.BodyBudget;
import io.webchat.adapter.rest.http.PublicLinks;
import io.webchat.adapter.rest.http.TrustedProxies;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.metrics.HttpMetrics;
import io.webchat.adapter.rest.metrics.RelayFigures;
import io.webchat.application.metrics.Figure;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay's HTTP server. Starts and stops once. */
public final class RestServer {
    private static final Logger log = LoggerFactory.getLogger(RestServer.class);

    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int BACKLOG = 1024;
    /** Longer than the longest poll, which is 55 seconds. */
    private static final Duration IDLE = Duration.ofSeconds(75);

    private final RestConfig config;
    private final Set<StopListener> stopListeners;
    private final HttpMetrics metrics;
    private final HealthMetrics health;
    private final Server server;
    private final TrustedProxies proxies;
    private final Connections connections;
    private final BodyBudget budget;
    private final RelayFigures figures;
    private final PublicLinks links;
    private final ServerConnector connector;
    private final @Nullable ServerConnector adminConnector;

    @Inject
    public RestServer(
            RestConfig config,
            RestApplication application,
            Json json,
            HttpMetrics metrics,
            HealthMetrics health,
            RelayFigures figures,
            BodyBudget budget,
            PublicLinks links,
            Set<ContextExtension> extensions,
            Set<Route> routes,
            Set<StopListener> stopListeners) {
        this.config = config;
        this.metrics = metrics;
        this.health = health;
        this.stopListeners = Set.copyOf(stopListeners);
        this.server = new Server(threads());
        this.proxies = new TrustedProxies(config.edge().trustedProxies());
        this.connections = new Connections(config.edge(), proxies);
        this.budget = budget;
        this.figures = figures;
        this.links = links;
        this.connector = connector(config.host());
        connector.addBean(connections);
        this.adminConnector = config.adminPort() > 0 ? connector("127.0.0.1") : null;
        ProblemErrorHandler errors = new ProblemErrorHandler(json);
        server.setErrorHandler(errors);
        server.setRequestLog(new AccessLog(metrics, figures));
        routes.forEach(route -> route.attach(server));
        server.setHandler(handlers(routes, context(application, extensions, errors)));
    }

    /**
     * Returns when requests are answered.
     *
     * @throws java.net.BindException when the port, or all that may be tried, are taken; the message says what to do
     */
    public void start() throws IOException {
        try {
            Listening.open(connector, config.port(), config.strictPort());
            if (adminConnector != null) {
                Listening.open(adminConnector, config.adminPort(), false);
            }
            server.start();
        } catch (IOException | RuntimeException e) {
            stop(Duration.ZERO);
            throw e;
        } catch (Exception e) {
            stop(Duration.ZERO);
            throw new IllegalStateException("The HTTP server didn't start", e);
        }
        links.listening(baseUri());
        metrics.start();
        if (metrics.enabled()) {
            figures.register();
            figures.register(Figure.gauge("webchat.connections.open", "Open connections", connections::size));
            figures.register(
                    Figure.gauge("webchat.bodies.bytes", "Bytes of request bodies that are held", budget::taken));
        }
        log.info("Listening on {}", baseUri());
        adminUri().ifPresent(uri -> log.info("Metrics on {}metrics", uri));
    }

    /**
     * Where it is reached from this machine, with a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public URI baseUri() {
        return uri(connector);
    }

    /** Where {@code metrics} is; empty when there is no such port. */
    public Optional<URI> adminUri() {
        return Optional.ofNullable(adminConnector).map(RestServer::uri);
    }

    /**
     * Takes no more requests, lets go those that wait, and gives the others time to finish.
     *
     * @param grace how long at most; what isn't over then is cut off
     */
    public void stop(Duration grace) {
        stopListeners.forEach(RestServer::tell);
        server.setStopTimeout(grace.toMillis());
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("Requests were cut off", e);
        } finally {
            connector.close();
            if (adminConnector != null) {
                adminConnector.close();
            }
            metrics.close();
        }
    }

    private static void tell(StopListener listener) {
        try {
            listener.onStopping();
        } catch (RuntimeException e) {
            log.warn("A listener failed at the stop", e);
        }
    }

    private static URI uri(ServerConnector connector) {
        int port = connector.getLocalPort();
        if (port <= 0) {
            throw new IllegalStateException("not started");
        }
        String host = connector.getHost();
        if (host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]")) {
            host = InetAddress.getLoopbackAddress().getHostAddress();
        }
        return URI.create("http://" + (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":"
                + port + "/");
    }

    private static VirtualThreadPool threads() {
        // No bound: a poll that waits holds a thread, and a virtual one costs next to nothing.
        VirtualThreadPool threads = new VirtualThreadPool(0);
        threads.setName("http");
        return threads;
    }

    private ServerConnector connector(String host) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector made = new ProbedConnector(server, new HttpConnectionFactory(http));
        made.setHost(host);
        made.setAcceptQueueSize(BACKLOG);
        made.setIdleTimeout(IDLE.toMillis());
        server.addConnector(made);
        return made;
    }

    private Handler handlers(Set<Route> routes, ServletContextHandler context) {
        RoutesHandler routing = new RoutesHandler(routes);
        routing.setHandler(context);
        GracefulHandler graceful = new GracefulHandler(config.corsOrigins().isEmpty() ? routing : crossOrigin(routing));
        Handler.Wrapper entry = new EntryHandler(config.edge(), proxies, connections, budget, config.maxBodyBytes());
        entry.setHandler(adminConnector == null ? graceful : admin(adminConnector, graceful));
        return entry;
    }

    private Handler admin(ServerConnector port, Handler next) {
        AdminHandler admin = new AdminHandler(port, metrics, health);
        admin.setHandler(next);
        return admin;
    }

    private Handler crossOrigin(Handler next) {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(Set.copyOf(config.corsOrigins().stream()
                .map(java.util.regex.Pattern::quote)
                .toList()));
        handler.setAllowedMethods(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        handler.setAllowedHeaders(Set.of(
                "X-PChat-Session",
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "X-Request-Id",
                "Last-Event-ID",
                "Range",
                "If-Range"));
        handler.setExposedHeaders(
                Set.of("X-Request-Id", "Retry-After", "Accept-Ranges", "Content-Disposition", "Content-Range", "ETag"));
        // The socket asks for the origin itself, and lets the relay's own pages pass.
        handler.setDeliverNonAllowedOriginWebSocketUpgradeRequests(true);
        handler.setHandler(next);
        return handler;
    }

    private static ServletContextHandler context(
            RestApplication application, Set<ContextExtension> extensions, Request.Handler errors) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setErrorHandler(errors);
        ServletHolder jersey = new ServletHolder("rest", new ServletContainer(application));
        jersey.setAsyncSupported(true);
        jersey.setInitOrder(1);
        context.addServlet(jersey, "/*");
        extensions.forEach(extension -> extension.extend(context));
        return context;
    }
}
