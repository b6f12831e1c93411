package io.webchat.adapter.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.webchat.adapter.rest.problem.Problem;
import java.util.Set;

/** The one form of every refusal. */
final class ProblemSchema {
    private static final String NAME = "Problem";

    private ProblemSchema() {}

    static void addTo(OpenAPI whole) {
        whole.getComponents().addSchemas(NAME, schema());
        whole.getPaths().values().forEach(item -> item.readOperations().forEach(ProblemSchema::addTo));
    }

    private static void addTo(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        ApiResponses responses = operation.getResponses();
        ApiResponse given = responses.remove("default");
        if (given != null && responses.isEmpty()) {
            responses.addApiResponse("200", given.description("Done"));
        }
        responses.values().forEach(response -> {
            if (response.getDescription() == null || response.getDescription().isBlank()) {
                response.setDescription("Done");
            }
        });
        responses.addApiResponse(
                "default",
                new ApiResponse()
                        .description("Refused, with a stable code and what to do")
                        .content(new Content()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        new MediaType()
                                                .schema(new JsonSchema().$ref("#/components/schemas/" + NAME)))));
    }

    private static Schema<?> schema() {
        Schema<?> error = object().addProperty("field", text())
                .addProperty("code", text())
                .addProperty("detail", text());
        return object().addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", typed("integer"))
                .addProperty("detail", text())
                .addProperty("success", typed("boolean"))
                .addProperty("code", text())
                .addProperty("request_id", text())
                .addProperty("errors", typed("array").items(error));
    }

    private static Schema<?> object() {
        return typed("object");
    }

    private static Schema<?> text() {
        return typed("string");
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
