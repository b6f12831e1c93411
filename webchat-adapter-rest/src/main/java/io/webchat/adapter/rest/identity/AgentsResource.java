package io.webchat.adapter.rest.identity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.agents.ControlAgent;
import io.webchat.application.identity.OwnAgents;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.SessionLabels;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

    record PauseRequest(@Nullable String reason) {}

    /** Both are set: a null is the relay's default. */
    record LimitsRequest(
            @Nullable Integer loopLimit, @Nullable Integer messagesPerHour) {}

    record StateResponse(
            boolean success,
            String chatAddress,
            @JsonUnwrapped AgentStateResponse state) {}

    record AgentsResponse(boolean success, List<UserResponse> agents) {}

    private final OwnAgents ownAgents;
    private final ControlAgent controlAgent;
    private final CreatingCalls creatingCalls;
    private final OwnViews views;

    @Inject
    public AgentsResource(OwnAgents ownAgents, ControlAgent controlAgent, CreatingCalls creatingCalls, OwnViews views) {
        this.creatingCalls = creatingCalls;
        this.ownAgents = ownAgents;
        this.controlAgent = controlAgent;
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

    @Operation(summary = "Pause an agent: its waits end, its writes are refused")
    @POST
    @Path("/{chat_address}/pause")
    public StateResponse pause(
            @Auth SignedIn caller, @PathParam("chat_address") String address, @OptionalBody PauseRequest request)
            throws InterruptedException {
        return state(controlAgent.pause(caller, address, request.reason()));
    }

    @Operation(summary = "Let a paused agent go on")
    @POST
    @Path("/{chat_address}/resume")
    public StateResponse resume(@Auth SignedIn caller, @PathParam("chat_address") String address) {
        return state(controlAgent.resume(caller, address));
    }

    @Operation(summary = "Set how much an agent may send without a person")
    @PUT
    @Path("/{chat_address}/limits")
    public StateResponse limit(
            @Auth SignedIn caller, @PathParam("chat_address") String address, LimitsRequest request) {
        return state(controlAgent.limit(caller, address, request.loopLimit(), request.messagesPerHour()));
    }

    private StateResponse state(Account agent) {
        return new StateResponse(true, agent.address().value(), views.agent(agent));
    }
}
