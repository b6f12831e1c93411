package io.webchat.adapter.rest;

import static io.webchat.adapter.rest.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.AbstractModule;
import com.google.inject.Module;
import io.webchat.application.health.HealthCheck;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void healthTellsWhatRuns() throws Exception {
        try (RunningServer relay = new RunningServer()) {
            JsonNode health = json(relay.get("/health"));

            assertThat(health.get("success").asBoolean()).isTrue();
            assertThat(health.get("status").asText()).isEqualTo("ok");
            assertThat(health.get("version").asText()).isEqualTo("1.2.3");
            assertThat(health.get("uptime_seconds").isIntegralNumber()).isTrue();
            assertThat(health.get("public").asBoolean(true)).isFalse();
            assertThat(json(relay.get("/health/live")).get("success").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void headIsServed() throws Exception {
        try (RunningServer relay = new RunningServer()) {
            for (String path : new String[] {"/health", "/health/live", "/health/ready"}) {
                HttpResponse<String> response = relay.send(relay.to(path).method("HEAD", BodyPublishers.noBody()));

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEmpty();
            }
        }
    }

    @Test
    void readyNamesEachCheck() throws Exception {
        try (RunningServer relay =
                new RunningServer(checks(check("disk", Optional::empty), check("db", Optional::empty)))) {
            assertThat(relay.get("/health/ready").body())
                    .isEqualTo("{\"success\":true,\"status\":\"ready\",\"checks\":"
                            + "[{\"name\":\"db\",\"ok\":true},{\"name\":\"disk\",\"ok\":true}]}");
        }
    }

    @Test
    void notReadyNamesWhatFails() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try (RunningServer relay = new RunningServer(checks(
                check("disk", () -> Optional.of("It is full.")),
                check("db", Optional::empty),
                check("mail", () -> {
                    throw new IllegalStateException("secret");
                }),
                check("tape", () -> wait(hanging))))) {
            HttpResponse<String> response = relay.get("/health/ready");
            JsonNode problem = json(response);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(problem.get("code").asText()).isEqualTo("unavailable");
            assertThat(problem.get("detail").asText()).contains("disk, mail, tape");
            assertThat(problem.get("success").asBoolean(true)).isFalse();
            assertThat(problem.at("/checks/1/detail").asText()).isEqualTo("It is full.");
            assertThat(response.body()).doesNotContain("secret");
            hanging.countDown();
        }
    }

    @Test
    void whatIsNotEssentialIsNamedAndStopsNothing() throws Exception {
        HealthCheck mail = new HealthCheck() {
            @Override
            public String name() {
                return "mail";
            }

            @Override
            public Optional<String> problem() {
                return Optional.of("It is down.");
            }

            @Override
            public boolean essential() {
                return false;
            }
        };
        try (RunningServer relay = new RunningServer(checks(mail, check("db", Optional::empty)))) {
            HttpResponse<String> response = relay.get("/health/ready");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .isEqualTo("{\"success\":true,\"status\":\"degraded\",\"checks\":[{\"name\":\"db\",\"ok\":true},"
                            + "{\"name\":\"mail\",\"ok\":false,\"detail\":\"It is down.\"}]}");
        }
    }

    private static Optional<String> wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Module checks(HealthCheck... checks) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                for (HealthCheck check : checks) {
                    RestModule.healthChecks(binder()).addBinding().toInstance(check);
                }
            }
        };
    }

    private static HealthCheck check(String name, Supplier<Optional<String>> problem) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> problem() {
                return problem.get();
            }
        };
    }
}
