package io.webchat.adapter.rest.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.AllowedWhilePaused;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.identity.EndSession;
import io.webchat.application.identity.Sessions;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.identity.UpdateProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own account and its sessions. */
@Path("/api/v1/pchat/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountResource implements Resource {
    record ProfileRequest(
            @Nullable String displayName,
            @Nullable Boolean publicVisible,
            @Nullable String chatAddress) {}

    record ProfileResponse(boolean success, UserResponse user, SessionResponse session) {}

    record LogoutRequest(@Nullable Boolean all) {}

    record SessionsResponse(boolean success, List<SessionResponse> sessions) {}

    private final UpdateProfile updateProfile;
    private final EndSession endSession;
    private final Sessions sessions;
    private final Heartbeats heartbeats;
    private final OwnViews views;

    @Inject
    public AccountResource(
            UpdateProfile updateProfile,
            EndSession endSession,
            Sessions sessions,
            Heartbeats heartbeats,
            OwnViews views) {
        this.updateProfile = updateProfile;
        this.endSession = endSession;
        this.sessions = sessions;
        this.heartbeats = heartbeats;
        this.views = views;
    }

    @Operation(summary = "The caller's profile and session")
    @GET
    @Path("/me")
    public ProfileResponse me(@Auth SignedIn caller) {
        return profile(caller);
    }

    @Operation(summary = "Change the profile")
    @PUT
    @Path("/me")
    public ProfileResponse update(@Auth SignedIn caller, ProfileRequest request) {
        var changed = updateProfile.handle(new UpdateProfile.Command(
                caller, request.displayName(), request.publicVisible(), request.chatAddress()));
        return profile(new SignedIn(changed, caller.session()));
    }

    private ProfileResponse profile(SignedIn caller) {
        return new ProfileResponse(
                true,
                views.user(caller.account()),
                views.session(caller.session(), caller.session().id()));
    }

    @Operation(summary = "End this session, or all")
    @POST
    @Path("/logout")
    @AllowedWhilePaused
    public Ok logout(@Auth SignedIn caller, @OptionalBody LogoutRequest request) {
        if (Boolean.TRUE.equals(request.all())) {
            endSession.all(caller);
        } else {
            endSession.own(caller);
        }
        return Ok.INSTANCE;
    }

    @Operation(summary = "The account's sessions")
    @GET
    @Path("/sessions")
    public SessionsResponse sessions(@Auth SignedIn caller) {
        heartbeats.flush();
        return new SessionsResponse(
                true,
                sessions.of(caller.account().id()).stream()
                        .map(session -> views.session(session, caller.session().id()))
                        .toList());
    }

    @Operation(summary = "End one of them")
    @DELETE
    @Path("/sessions/{session_id}")
    public Ok end(@Auth SignedIn caller, @PathParam("session_id") String sessionId) {
        endSession.named(caller, sessionId);
        return Ok.INSTANCE;
    }
}
