package io.webchat.adapter.rest.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The description for machines. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource implements Resource {
    private final OpenApiDocument document;

    @Inject
    public OpenApiResource(OpenApiDocument document) {
        this.document = document;
    }

    @Operation(summary = "This description")
    @GET
    public Response openapi() {
        return Response.ok(document.json(), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-cache")
                .build();
    }
}
