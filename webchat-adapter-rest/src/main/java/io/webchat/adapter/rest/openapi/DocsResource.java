package io.webchat.adapter.rest.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Hidden;
import io.webchat.adapter.rest.Resource;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The description for people: Swagger UI on it, and what each refusal's code means. */
@Hidden
@Path("/docs")
public final class DocsResource implements Resource {
    private static final String HTML = "text/html; charset=utf-8";

    /** The page's own scripts only; the library sets styles on its elements. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final Map<String, String> FROM_LIBRARY = Map.of(
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8");

    private final String libraryVersion;

    @Inject
    public DocsResource() {
        Properties properties = new Properties();
        try (InputStream in = requireNonNull(DocsResource.class.getResourceAsStream("swagger-ui.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.libraryVersion = properties.getProperty("version");
    }

    @GET
    public Response page() {
        return page(resource("docs.html"), HTML);
    }

    @GET
    @Path("/start.js")
    public Response script() {
        return page(resource("start.js"), "text/javascript; charset=utf-8");
    }

    @GET
    @Path("/ui/{name}")
    public Response library(@PathParam("name") String name) {
        String type = FROM_LIBRARY.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        return Response.ok(bytes("/META-INF/resources/webjars/swagger-ui/%s/%s".formatted(libraryVersion, name)), type)
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }

    /** Where the {@code type} of every problem points. */
    @GET
    @Path("/errors")
    public Response errors() {
        String rows = Arrays.stream(RefusalCode.values())
                .map(code -> "<tr id=\"%1$s\"><td><code>%1$s</code></td><td>%2$s</td></tr>"
                        .formatted(code.wireName(), escaped(code.title())))
                .collect(Collectors.joining("\n"));
        return page(resource("errors.html").replace("<!-- rows -->", rows), HTML);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static Response page(String body, String type) {
        return Response.ok(body, type)
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static String resource(String name) {
        return new String(bytes(name), UTF_8);
    }

    private static byte[] bytes(String name) {
        try (@Nullable InputStream in = DocsResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NotFoundException();
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
