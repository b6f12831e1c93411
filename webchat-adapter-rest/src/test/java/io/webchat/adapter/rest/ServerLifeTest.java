package io.webchat.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import io.webchat.adapter.rest.server.StopListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerLifeTest {
    @Test
    void aBusyPortIsPassedOver() throws Exception {
        try (ServerSocket busy = busy();
                RunningServer relay = new RunningServer(RunningServer.config(busy.getLocalPort(), false))) {
            assertThat(relay.base.getPort()).isBetween(busy.getLocalPort() + 1, busy.getLocalPort() + 50);
            assertThat(relay.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStrictPortIsNot() throws Exception {
        try (ServerSocket busy = busy()) {
            assertThatThrownBy(() -> new RunningServer(RunningServer.config(busy.getLocalPort(), true)))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("Port " + busy.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNoBusyPort() {
        RestConfig elsewhere = new RestConfig("192.0.2.1", 5110, false, 0, 1000, Set.of(), "1");

        assertThatThrownBy(() -> new RunningServer(elsewhere)).isInstanceOf(IOException.class);
    }

    @Test
    void aRequestUnderWayFinishesAndNewOnesAreRefused() throws Exception {
        CompletableFuture<Void> told = new CompletableFuture<>();
        try (RunningServer relay = new RunningServer(listener(() -> told.complete(null)))) {
            CompletableFuture<HttpResponse<String>> underWay =
                    relay.http.sendAsync(relay.to("/try/slow").build(), HttpResponse.BodyHandlers.ofString());
            relay.resource.entered.await();

            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> relay.server.stop(Duration.ofSeconds(20)));
            told.get(10, TimeUnit.SECONDS);
            awaitRefusal(relay);
            assertThat(stopped).isNotDone();
            relay.resource.leave.countDown();

            assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("{\"slow\":true}");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRequestThatDoesNotFinishIsCutOff() throws Exception {
        try (RunningServer relay = new RunningServer()) {
            CompletableFuture<HttpResponse<String>> underWay =
                    relay.http.sendAsync(relay.to("/try/slow").build(), HttpResponse.BodyHandlers.ofString());
            relay.resource.entered.await();

            relay.server.stop(Duration.ofMillis(50));

            assertThat(underWay.handle((answer, failure) -> failure != null || answer.statusCode() >= 500)
                            .get(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheServerUp() throws Exception {
        RunningServer relay = new RunningServer(listener(() -> {
            throw new IllegalStateException("told");
        }));

        relay.server.stop(Duration.ofSeconds(1));

        assertThatThrownBy(() -> relay.get("/health")).isInstanceOf(ConnectException.class);
        relay.close();
    }

    @Test
    void servletsStandBesideTheResources() throws Exception {
        Module extension = new AbstractModule() {
            @Override
            protected void configure() {
                RestModule.extensions(binder())
                        .addBinding()
                        .toInstance(context -> context.addServlet(new Page(), "/page/*"));
            }
        };
        try (RunningServer relay = new RunningServer(extension)) {
            assertThat(relay.get("/page/x").body()).isEqualTo("a page");
            assertThat(relay.get("/page/error").statusCode()).isEqualTo(410);
            assertThat(relay.get("/page/error").body()).contains("\"success\":false");
            assertThat(relay.get("/page/fault").body())
                    .contains("internal_error")
                    .doesNotContain("secret");
            assertThat(relay.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theAdminPortShowsMetricsAndThePublicOneDoesNot() throws Exception {
        try (RunningServer relay =
                new RunningServer(new RestConfig("127.0.0.1", 0, true, 20_000, 1000, Set.of(), "1"))) {
            relay.get("/try/numbers/5");
            relay.get("/try/numbers/6");
            relay.get("/nowhere");

            // A request is counted when it is over, which may be after its answer has come.
            await().untilAsserted(() -> {
                HttpResponse<String> metrics = relay.send(java.net.http.HttpRequest.newBuilder(
                        relay.server.adminUri().orElseThrow().resolve("/metrics")));

                assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/plain");
                assertThat(metrics.body())
                        .contains("jvm_memory_used_bytes", "jvm_threads", "process_uptime_seconds")
                        .contains(
                                "http_server_requests_seconds_count{method=\"GET\",route=\"/try/numbers/{n}\",status=\"2xx\"}"
                                    + " 2")
                        .contains("route=\"unmatched\",status=\"4xx\"");
            });
            assertThat(relay.get("/metrics").statusCode()).isEqualTo(404);
            assertThat(relay.send(java.net.http.HttpRequest.newBuilder(
                                    relay.server.adminUri().orElseThrow().resolve("/health")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static final class Page extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (String.valueOf(request.getPathInfo())) {
                case "/error" -> response.sendError(410, "secret");
                case "/fault" -> throw new IllegalStateException("secret");
                default -> response.getWriter().write("a page");
            }
        }
    }

    private static Module listener(StopListener listener) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                RestModule.stopListeners(binder()).addBinding().toInstance(listener);
            }
        };
    }

    private static ServerSocket busy() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The listener is told just before the door closes. */
    private static void awaitRefusal(RunningServer relay) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> refused(relay));
    }

    private static boolean refused(RunningServer relay) throws InterruptedException {
        try {
            return relay.get("/health").statusCode() == 503;
        } catch (IOException e) {
            return true;
        }
    }
}
