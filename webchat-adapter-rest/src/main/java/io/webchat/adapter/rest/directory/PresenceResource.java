package io.webchat.adapter.rest.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.agents.AutomaticSessions;
import io.webchat.application.directory.MarkPresence;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.Session;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Being there. */
@Path("/api/v1/webchat/presence")
@Produces(MediaType.APPLICATION_JSON)
public final class PresenceResource implements Resource {
    record PresenceRequest(
            @Nullable Boolean visible,
            @Nullable String chatAddress,
            @Nullable String displayName,
            @Nullable String deviceName,
            @Nullable String sessionName,
            @Nullable String listenChannel,
            @Nullable String state,
            @Nullable String statusText,
            @Nullable Boolean automatic) {
        MarkPresence.Command toCommand(SignedIn caller) {
            return new MarkPresence.Command(
                    caller,
                    visible,
                    chatAddress,
                    displayName,
                    deviceName,
                    sessionName,
                    listenChannel,
                    state,
                    statusText);
        }
    }

    /** @param onlineUntil null for a session that hides */
    record PresenceResponse(
            boolean success,
            String sessionId,
            boolean visible,
            @Nullable Instant onlineUntil) {}

    private final MarkPresence markPresence;
    private final AutomaticSessions automaticSessions;

    @Inject
    public PresenceResource(MarkPresence markPresence, AutomaticSessions automaticSessions) {
        this.markPresence = markPresence;
        this.automaticSessions = automaticSessions;
    }

    @Operation(summary = "Say how this session shows itself; a sign of life too")
    @POST
    public PresenceResponse mark(@Auth SignedIn caller, @OptionalBody PresenceRequest request) {
        Session present = markPresence.handle(request.toCommand(caller));
        if (request.automatic() != null) {
            automaticSessions.declare(present.id(), request.automatic());
        }
        return new PresenceResponse(
                true, present.id().value(), present.visible(), present.visible() ? present.onlineUntil() : null);
    }
}
