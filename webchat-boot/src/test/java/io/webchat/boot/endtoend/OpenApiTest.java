package io.webchat.boot.endtoend;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description of the API, and every route that it names, called by who shouldn't. */
class OpenApiTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head");

    private record Route(String method, String path, JsonNode operation) {
        boolean open() {
            return !operation.has("security");
        }

        /** With an id that nobody has in each place. */
        Answer call(Client client) {
            boolean body = operation.has("requestBody");
            return client.send(
                    method.toUpperCase(Locale.ROOT),
                    path.replaceAll("\\{[^}]+}", "nothing-here"),
                    body ? ofString("{}") : noBody(),
                    Map.of());
        }
    }

    private static JsonNode description() {
        return relay.client().get("/openapi.json").expect(200).json();
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        routes.add(new Route(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        return routes;
    }

    @Test
    void everyOperationShouldBeNamedOnceAndDescribed() {
        Set<String> names = new HashSet<>();
        assertThat(routes()).hasSizeGreaterThan(60);
        for (Route route : routes()) {
            JsonNode operation = route.operation();
            assertThat(names.add(operation.path("operationId").asText()))
                    .as(operation.path("operationId").asText())
                    .isTrue();
            assertThat(operation.path("summary").asText()).as(route.path()).isNotBlank();
            assertThat(operation.path("responses").size()).as(route.path()).isGreaterThan(1);
        }
        assertThat(description().path("openapi").asText()).startsWith("3.1");
        assertThat(description()
                        .at("/components/schemas/SendRequest/properties")
                        .has("reply_to"))
                .isTrue();
    }

    /** Who knows the unguessable id of a file or a callback may get the one and end the other. */
    private static boolean openByItsId(Route route) {
        return route.path().endsWith("/files/{file_id}")
                || (route.method().equals("delete") && route.path().endsWith("/inbound/{callback_id}"));
    }

    @Test
    void outsidersShouldBeLetInNowhere() {
        for (Route route : routes()) {
            if (!route.open() && !openByItsId(route)) {
                assertThat(route.call(relay.client()).status())
                        .as(route.method() + " " + route.path())
                        .isEqualTo(401);
                assertThat(route.call(relay.client().as("pct_" + "x".repeat(43)))
                                .status())
                        .as(route.method() + " " + route.path())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void everyRouteShouldBeThereAndRefuseNonsenseClearly() {
        Person ada = relay.person("ada");
        for (Route route : routes()) {
            if (route.path().endsWith("/logout") || route.path().endsWith("/events")) {
                continue;
            }
            Answer answer = route.call(ada.client());
            assertThat(answer.status())
                    .as(route.method() + " " + route.path() + ": " + answer.body())
                    .isNotEqualTo(405)
                    .isLessThan(500);
            if (answer.status() >= 400 && !route.method().equals("head")) {
                assertThat(answer.text("code")).as(route.path()).isNotBlank();
            }
        }
    }

    @Test
    void thePagesShouldBeReadable() {
        assertThat(relay.client().get("/docs").expect(200).header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("script-src 'unsafe");
        assertThat(relay.client().get("/docs/errors").expect(200).body()).contains("id=\"recipient_unknown\"");
        relay.client().get("/docs/ui/swagger-ui-bundle.js").expect(200);
        relay.client().get("/docs/ui/other.js").expect(404);
        relay.client().get("/docs/ui/..%2f..%2fx").expect(400);
        assertThat(relay.person("bob")
                        .client()
                        .get("/api/v1/limits")
                        .expect(200)
                        .json()
                        .at("/rates/login_resend/most")
                        .asInt())
                .isEqualTo(1);
    }
}
