package io.webchat.adapter.rest.groups;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.groups.JoinGroup;
import io.webchat.application.groups.ManageMembers;
import io.webchat.application.groups.ReadGroups;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is in a group, and who wants to be. */
@Path("/api/v1/webchat/groups")
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource implements Resource {
    record MembersResponse(boolean success, List<MemberResponse> members) {}

    record MemberResponse(String chatAddress, String displayName, String kind, String role, Instant joinedAt) {
        static MemberResponse of(ReadGroups.MemberView view) {
            return new MemberResponse(
                    view.account().address().value(),
                    view.account().displayName(),
                    view.account().kind().wireName(),
                    view.member().role().wireName(),
                    view.member().joinedAt());
        }
    }

    record MemberRequest(@Nullable String memberAddress) {}

    record RoleRequest(@Nullable String role) {}

    record JoinResponse(boolean success, RequestResponse request) {}

    record RequestsResponse(boolean success, List<RequestResponse> requests) {}

    record RequestResponse(String requestId, String chatAddress, String displayName, String state, Instant askedAt) {
        static RequestResponse of(JoinGroup.RequestView view) {
            return new RequestResponse(
                    view.request().id(),
                    view.asker().address().value(),
                    view.asker().displayName(),
                    view.request().state().wireName(),
                    view.request().askedAt());
        }
    }

    private final ReadGroups readGroups;
    private final ManageMembers manageMembers;
    private final JoinGroup joinGroup;

    @Inject
    public MembersResource(ReadGroups readGroups, ManageMembers manageMembers, JoinGroup joinGroup) {
        this.readGroups = readGroups;
        this.manageMembers = manageMembers;
        this.joinGroup = joinGroup;
    }

    @Operation(summary = "Who is in the group")
    @GET
    @Path("/{group_id}/members")
    public MembersResponse members(@Auth SignedIn caller, @PathParam("group_id") String id) {
        return new MembersResponse(
                true,
                readGroups.members(caller, id).stream().map(MemberResponse::of).toList());
    }

    @Operation(summary = "Take somebody in")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MemberResponse.class)))
    @POST
    @Path("/{group_id}/members")
    public Response add(@Auth SignedIn caller, @PathParam("group_id") String id, MemberRequest request) {
        manageMembers.add(caller, id, Required.field("member_address", request.memberAddress()));
        return Response.status(Response.Status.CREATED)
                .entity(members(caller, id))
                .build();
    }

    @Operation(summary = "Put a member out")
    @DELETE
    @Path("/{group_id}/members/{chat_address}")
    public Ok remove(
            @Auth SignedIn caller, @PathParam("group_id") String id, @PathParam("chat_address") String address) {
        manageMembers.remove(caller, id, address);
        return Ok.INSTANCE;
    }

    @Operation(summary = "Make a member admin or owner, or take that back")
    @PUT
    @Path("/{group_id}/members/{chat_address}/role")
    public Ok changeRole(
            @Auth SignedIn caller,
            @PathParam("group_id") String id,
            @PathParam("chat_address") String address,
            RoleRequest request) {
        manageMembers.changeRole(caller, id, address, Role.parse("role", Required.field("role", request.role())));
        return Ok.INSTANCE;
    }

    @Operation(summary = "Leave the group")
    @POST
    @Path("/{group_id}/leave")
    public Ok leave(@Auth SignedIn caller, @PathParam("group_id") String id) {
        manageMembers.leave(caller, id);
        return Ok.INSTANCE;
    }

    @Operation(summary = "Ask to be taken in")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RequestResponse.class)))
    @POST
    @Path("/{group_id}/join-requests")
    public Response ask(@Auth SignedIn caller, @PathParam("group_id") String id) {
        return Response.status(Response.Status.CREATED)
                .entity(new JoinResponse(true, RequestResponse.of(joinGroup.ask(caller, id))))
                .build();
    }

    @Operation(summary = "Requests to be taken in, for those who manage the group")
    @GET
    @Path("/{group_id}/join-requests")
    public RequestsResponse pending(@Auth SignedIn caller, @PathParam("group_id") String id) {
        return new RequestsResponse(
                true,
                joinGroup.pending(caller, id).stream().map(RequestResponse::of).toList());
    }

    @Operation(summary = "Take who asked in")
    @POST
    @Path("/{group_id}/join-requests/{request_id}/accept")
    public Ok accept(
            @Auth SignedIn caller, @PathParam("group_id") String id, @PathParam("request_id") String requestId) {
        joinGroup.decide(caller, id, requestId, true);
        return Ok.INSTANCE;
    }

    @Operation(summary = "Turn who asked away")
    @POST
    @Path("/{group_id}/join-requests/{request_id}/reject")
    public Ok reject(
            @Auth SignedIn caller, @PathParam("group_id") String id, @PathParam("request_id") String requestId) {
        joinGroup.decide(caller, id, requestId, false);
        return Ok.INSTANCE;
    }
}
