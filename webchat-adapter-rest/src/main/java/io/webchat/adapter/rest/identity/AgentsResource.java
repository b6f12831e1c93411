package io.webchat.adapter.rest.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.application.identity.OwnAgents;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.SessionLabels;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's agents. */
@Path("/api/v1/pchat/auth/agents")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentsResource implements Resource {
    record AgentRequest(
            @Nullable String displayName,
            @Nullable String chatAddress,
            @Nullable String sessionName,
            @Nullable String deviceName,
            @Nullable String listenChannel,
            @Nullable String idempotencyKey)
            implements CreatingCalls.Keyed {}

    record AgentsResponse(boolean success, List<UserResponse> agents) {}

    private final OwnAgents ownAgents;
    private final CreatingCalls creatingCalls;
    private final OwnViews views;

    @Inject
    public AgentsResource(OwnAgents ownAgents, CreatingCalls creatingCalls, OwnViews views) {
        this.creatingCalls = creatingCalls;
        this.ownAgents = ownAgents;
        this.views = views;
    }

    @Operation(summary = "Make an agent of the caller's and sign it in")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OpenedResponse.class)))
    @POST
    public Response open(
            @Auth SignedIn caller, @HeaderParam("Idempotency-Key") @Nullable String key, AgentRequest request) {
        OwnAgents.Command command = new OwnAgents.Command(
                caller,
                Required.field("display_name", request.displayName()),
                request.chatAddress(),
                SessionLabels.parse(request.deviceName(), request.sessionName(), request.listenChannel()));
        return creatingCalls.created(caller, "agent", key, request, () -> views.opened(ownAgents.open(command)));
    }

    @Operation(summary = "The caller's agents")
    @GET
    public AgentsResponse mine(@Auth SignedIn caller) {
        return new AgentsResponse(
                true, ownAgents.of(caller).stream().map(views::user).toList());
    }

    @Operation(summary = "End an agent and its sessions for ever")
    @DELETE
    @Path("/{chat_address}")
    public Ok revoke(@Auth SignedIn caller, @PathParam("chat_address") String address) {
        ownAgents.revoke(caller, address);
        return Ok.INSTANCE;
    }
}
