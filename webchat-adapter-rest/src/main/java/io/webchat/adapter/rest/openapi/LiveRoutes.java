package io.webchat.adapter.rest.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/** What is no resource: the two ways of live push. */
final class LiveRoutes {
    private LiveRoutes() {}

    static void addTo(Paths paths) {
        paths.addPathItem(
                "/api/v1/webchat/events",
                new PathItem()
                        .get(operation("events", "The caller's events as they come, as server-sent events")
                                .addParametersItem(cursor())
                                .responses(new ApiResponses()
                                        .addApiResponse(
                                                "200",
                                                new ApiResponse()
                                                        .description("Events without end")
                                                        .content(new Content()
                                                                .addMediaType(
                                                                        "text/event-stream", new MediaType()))))));
        paths.addPathItem(
                "/api/v1/webchat/socket",
                new PathItem()
                        .get(operation("socket", "The same events, and sends, over a WebSocket")
                                .addParametersItem(cursor())
                                .responses(new ApiResponses()
                                        .addApiResponse(
                                                "101", new ApiResponse().description("It goes on as a WebSocket")))));
    }

    private static Operation operation(String id, String summary) {
        return new Operation().operationId(id).summary(summary).addTagsItem("live");
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("Where to go on; without it, where this session stands");
    }
}
