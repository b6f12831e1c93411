package io.webchat.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.webchat.adapter.rest.http.BodyBudget;
import io.webchat.adapter.rest.server.RestServer;
import io.webchat.application.agents.AgentControls;
import io.webchat.application.bridge.BridgeConfig;
import io.webchat.application.bridge.ClientKeys;
import io.webchat.application.bridge.Phones;
import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.testkit.memory.InMemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;

/** A real server on a free port with the test's resources. */
final class RunningServer implements AutoCloseable {
    static final int MAX_BODY = 100_000;
    static final ObjectMapper MAPPER = new ObjectMapper();

    final OneCaller caller = new OneCaller();
    final TryResource resource = new TryResource();
    final RestServer server;
    final BodyBudget budget;
    final URI base;
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    RunningServer(Module... more) throws IOException {
        this(config(0, true), more);
    }

    RunningServer(RestConfig config, Module... more) throws IOException {
        Injector injector = injector(config, more);
        server = injector.getInstance(RestServer.class);
        budget = injector.getInstance(BodyBudget.class);
        server.start();
        base = server.baseUri();
    }

    static RestConfig config(int port, boolean strict) {
        return new RestConfig("127.0.0.1", port, strict, 0, MAX_BODY, Set.of("https://chat.example.org"), "1.2.3");
    }

    static RestConfig config(EdgeConfig edge) {
        return new RestConfig("127.0.0.1", 0, true, 0, MAX_BODY, Set.of(), "1.2.3", edge);
    }

    private Injector injector(RestConfig config, Module... more) {
        return Guice.createInjector(
                com.google.inject.util.Modules.combine(more), new RestModule(config), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Clock.class).toInstance(Clock.systemUTC());
                        bind(Authenticate.class).toInstance(new Authenticate(caller, caller, Clock.systemUTC()));
                        InMemoryStore noPhones = new InMemoryStore();
                        bind(Accounts.class).toInstance(caller);
                        bind(ClientKeys.class).toInstance(noPhones.clientKeys());
                        bind(Phones.class).toInstance(noPhones.phones());
                        bind(BridgeConfig.class).toInstance(BridgeConfig.withLife(null));
                        bind(AgentControls.class).toInstance(noPhones.agentControls());
                        bind(UnitOfWork.class).toInstance(noPhones.unitOfWork());
                        RestModule.resources(binder()).addBinding().toInstance(resource);
                    }
                });
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    /** As JSON, with its content type. */
    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    /** Sends the text as it is and returns all that comes until the server closes. */
    String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        resource.leave.countDown();
        server.stop(Duration.ofSeconds(1));
        http.close();
    }
}
