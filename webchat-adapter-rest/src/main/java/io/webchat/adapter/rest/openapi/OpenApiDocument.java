package io.webchat.adapter.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.RestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenAPI description of the relay: read from the resources, so that it can't fall behind them. */
@Singleton
public final class OpenApiDocument {
    private static final String TOKEN = "session";
    private static final Set<String> OPEN = Set.of("health", "openapi");
    private static final Set<String> OPEN_OPERATIONS = Set.of("requestCode", "verifyCode", "pair", "called", "greeted");
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Provider<Set<Resource>> resources;
    private final RestConfig config;
    private byte[] json = {};

    /** @param resources asked for at the first call: this description's own resource is one of them */
    @Inject
    OpenApiDocument(Provider<Set<Resource>> resources, RestConfig config) {
        this.resources = resources;
        this.config = config;
    }

    /** JSON; read once. */
    synchronized byte[] json() {
        if (json.length == 0) {
            try {
                json = Json31.mapper().writeValueAsString(read()).getBytes(StandardCharsets.UTF_8);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return json.clone();
    }

    private OpenAPI read() {
        if (OpenAPIExtensions.getExtensions().stream().noneMatch(SignedInParameter.class::isInstance)) {
            List<OpenAPIExtension> chain = new ArrayList<>(OpenAPIExtensions.getExtensions());
            chain.addFirst(new SignedInParameter());
            OpenAPIExtensions.setExtensions(chain);
        }
        OpenAPI whole = new OpenAPI(SpecVersion.V31)
                .openapi("3.1.0")
                .info(new Info()
                        .title("WebChat relay")
                        .version(config.version())
                        .description("Messages between people and AI sessions. Errors are problem+json with a stable"
                                + " code; what each code means stands at /docs/errors."))
                .paths(new Paths())
                .components(new Components()
                        .schemas(new LinkedHashMap<>())
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A session token pct_…; X-PChat-Session takes it too.")));
        resources.get().stream()
                .map(Resource::getClass)
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> add(whole, type));
        LiveRoutes.addTo(whole.getPaths());
        secure(whole);
        nameOnce(whole);
        nameBodies(whole);
        ProblemSchema.addTo(whole);
        return whole;
    }

    private static void add(OpenAPI whole, Class<?> resource) {
        OpenAPI part = new Reader(new SwaggerConfiguration().openAPI31(true)).read(resource);
        String tag = concept(resource);
        if (part.getPaths() != null) {
            part.getPaths().forEach((path, item) -> {
                item.readOperations().forEach(operation -> operation.addTagsItem(tag));
                merge(whole.getPaths(), path, item);
            });
        }
        if (part.getComponents() != null && part.getComponents().getSchemas() != null) {
            part.getComponents()
                    .getSchemas()
                    .forEach((name, schema) -> whole.getComponents().addSchemas(name, wireNames(schema)));
        }
    }

    /** The package's last word: the same one in every room of the house. */
    private static String concept(Class<?> resource) {
        String name = resource.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void merge(Paths paths, String path, PathItem item) {
        PathItem present = paths.get(path);
        if (present == null) {
            paths.addPathItem(path, item);
        } else {
            item.readOperationsMap().forEach(present::operation);
        }
    }

    /** Properties under the names that they have on the wire. */
    @SuppressWarnings("rawtypes") // the library's own type
    private static Schema<?> wireNames(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            properties.forEach((name, property) -> renamed.put(SNAKE_CASE.translate(name), property));
            schema.setProperties(renamed);
        }
        return schema;
    }

    private static void secure(OpenAPI whole) {
        operations(whole)
                .filter(operation -> !open(operation))
                .forEach(operation -> operation.addSecurityItem(new SecurityRequirement().addList(TOKEN)));
    }

    /** A method's name may stand in several resources; an operation's may not. */
    private static void nameOnce(OpenAPI whole) {
        Map<String, Long> times =
                operations(whole).collect(Collectors.groupingBy(Operation::getOperationId, Collectors.counting()));
        operations(whole)
                .filter(operation -> times.getOrDefault(operation.getOperationId(), 0L) > 1)
                .forEach(operation -> operation.setOperationId(
                        operation.getOperationId() + "_" + operation.getTags().getFirst()));
        Set<String> names = new HashSet<>();
        operations(whole).forEach(operation -> {
            String name = operation.getOperationId();
            for (int number = 2; !names.add(operation.getOperationId()); number++) {
                operation.setOperationId(name + "_" + number);
            }
        });
    }

    /** Bodies are JSON, whatever a caller names them; files come in parts. */
    private static void nameBodies(OpenAPI whole) {
        operations(whole)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(RequestBody::getContent)
                .forEach(content -> {
                    MediaType body = content.remove("*/*");
                    if (body != null) {
                        content.addMediaType("application/json", body);
                    }
                });
    }

    private static Stream<Operation> operations(OpenAPI whole) {
        return whole.getPaths().values().stream().flatMap(item -> item.readOperations().stream());
    }

    private static boolean open(Operation operation) {
        return OPEN_OPERATIONS.contains(operation.getOperationId())
                || operation.getTags().stream().anyMatch(OPEN::contains);
    }
}
