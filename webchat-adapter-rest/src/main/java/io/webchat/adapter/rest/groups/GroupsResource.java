package io.webchat.adapter.rest.groups;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.application.groups.ChangeGroup;
import io.webchat.application.groups.GroupView;
import io.webchat.application.groups.ReadGroups;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.GroupSettings.JoinPolicy;
import io.webchat.domain.groups.GroupSettings.Mode;
import io.webchat.domain.groups.GroupSettings.Visibility;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups themselves. */
@Path("/api/v1/webchat/groups")
@Produces(MediaType.APPLICATION_JSON)
public final class GroupsResource implements Resource {
    record GroupRequest(
            @Nullable String name,
            @Nullable String description,
            @Nullable String visibility,
            @Nullable String mode,
            @Nullable String joinPolicy,
            @Nullable String history,
            @Nullable List<String> members,
            @Nullable String idempotencyKey)
            implements CreatingCalls.Keyed {
        /** What is given, over what a private chat group is by itself. */
        GroupSettings settings() {
            return over(
                    Required.field("name", name),
                    "",
                    Visibility.PRIVATE,
                    Mode.CHAT,
                    JoinPolicy.APPROVAL,
                    History.FROM_JOIN);
        }

        GroupSettings over(GroupSettings present) {
            return over(
                    name == null ? present.name() : name,
                    present.description(),
                    present.visibility(),
                    present.mode(),
                    present.joinPolicy(),
                    present.history());
        }

        private GroupSettings over(
                String presentName,
                String presentDescription,
                Visibility presentVisibility,
                Mode presentMode,
                JoinPolicy presentPolicy,
                History presentHistory) {
            return new GroupSettings(
                    presentName,
                    description == null ? presentDescription : description,
                    GroupSettings.word(Visibility.class, "visibility", visibility, presentVisibility),
                    GroupSettings.word(Mode.class, "mode", mode, presentMode),
                    GroupSettings.word(JoinPolicy.class, "join_policy", joinPolicy, presentPolicy),
                    GroupSettings.word(History.class, "history", history, presentHistory));
        }
    }

    record OneGroup(boolean success, GroupResponse group) {
        static OneGroup of(GroupView view) {
            return new OneGroup(true, GroupResponse.of(view));
        }
    }

    record ManyGroups(boolean success, List<GroupResponse> groups) {}

    private final ChangeGroup changeGroup;
    private final ReadGroups readGroups;
    private final CreatingCalls creatingCalls;

    @Inject
    public GroupsResource(ChangeGroup changeGroup, ReadGroups readGroups, CreatingCalls creatingCalls) {
        this.creatingCalls = creatingCalls;
        this.changeGroup = changeGroup;
        this.readGroups = readGroups;
    }

    @Operation(summary = "Make a group or a stream; the caller becomes its owner")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OneGroup.class)))
    @POST
    public Response create(
            @Auth SignedIn caller, @HeaderParam("Idempotency-Key") @Nullable String key, GroupRequest request) {
        GroupSettings settings = request.settings();
        List<String> members = request.members() == null ? List.of() : request.members();
        return creatingCalls.created(
                caller, "group", key, request, () -> OneGroup.of(changeGroup.create(caller, settings, members)));
    }

    @Operation(summary = "The caller's groups")
    @GET
    public ManyGroups mine(@Auth SignedIn caller) {
        return new ManyGroups(
                true, readGroups.mine(caller).stream().map(GroupResponse::of).toList());
    }

    @Operation(summary = "One group")
    @GET
    @Path("/{group_id}")
    public OneGroup one(@Auth SignedIn caller, @PathParam("group_id") String id) {
        return OneGroup.of(readGroups.one(caller, id));
    }

    @Operation(summary = "Change what is given")
    @PATCH
    @Path("/{group_id}")
    public OneGroup change(@Auth SignedIn caller, @PathParam("group_id") String id, GroupRequest request) {
        return OneGroup.of(changeGroup.update(caller, id, request::over));
    }

    @Operation(summary = "End a group")
    @DELETE
    @Path("/{group_id}")
    public Ok delete(@Auth SignedIn caller, @PathParam("group_id") String id) {
        changeGroup.delete(caller, id);
        return Ok.INSTANCE;
    }
}
