package io.webchat.adapter.rest.callbacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.callbacks.Deliveries;
import io.webchat.application.callbacks.ReadCallbacks;
import io.webchat.application.callbacks.ReplayDelivery;
import io.webchat.application.callbacks.TestCallback;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.callbacks.DeliveryState;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a callback's deliveries; tests and replays. */
@Path("/api/v1/webchat/callbacks/inbound")
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveriesResource implements Resource {
    /** @param nextBefore null on the last page */
    record LogResponse(
            boolean success,
            List<DeliveryResponse> deliveries,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextBefore) {}

    record TestResponse(boolean success, boolean delivered, DeliveryResponse delivery) {}

    record ReplayResponse(boolean success, DeliveryResponse delivery) {}

    private final ReadCallbacks readCallbacks;
    private final TestCallback testCallback;
    private final ReplayDelivery replayDelivery;

    @Inject
    public DeliveriesResource(ReadCallbacks readCallbacks, TestCallback testCallback, ReplayDelivery replayDelivery) {
        this.readCallbacks = readCallbacks;
        this.testCallback = testCallback;
        this.replayDelivery = replayDelivery;
    }

    @Operation(summary = "What became of its deliveries, the latest first")
    @GET
    @Path("/{callback_id}/deliveries")
    public LogResponse deliveries(
            @Auth SignedIn caller,
            @PathParam("callback_id") String id,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        ReadCallbacks.Page page = readCallbacks.deliveries(caller, id, before, limit);
        return new LogResponse(
                true,
                page.deliveries().stream().map(DeliveryResponse::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    @Operation(summary = "Call it once now")
    @POST
    @Path("/{callback_id}/test")
    public TestResponse test(@Auth SignedIn caller, @PathParam("callback_id") String id) {
        Deliveries.Logged tested = testCallback.handle(caller, id);
        return new TestResponse(
                true, tested.delivery().state() == DeliveryState.DELIVERED, DeliveryResponse.of(tested));
    }

    @Operation(summary = "Deliver once more")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ReplayResponse.class)))
    @POST
    @Path("/{callback_id}/deliveries/{delivery_id}/replay")
    public Response replay(
            @Auth SignedIn caller, @PathParam("callback_id") String id, @PathParam("delivery_id") String deliveryId) {
        return Response.status(Response.Status.ACCEPTED)
                .entity(new ReplayResponse(true, DeliveryResponse.of(replayDelivery.handle(caller, id, deliveryId))))
                .build();
    }
}
