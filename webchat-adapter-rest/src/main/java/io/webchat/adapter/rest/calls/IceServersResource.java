package io.webchat.adapter.rest.calls;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.calls.IceServers;
import io.webchat.application.identity.SignedIn;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Where browsers find a way to each other. */
@Path("/api/v1/webchat/ice-servers")
@Produces(MediaType.APPLICATION_JSON)
public final class IceServersResource implements Resource {
    record IceResponse(boolean success, List<IceServers.Server> iceServers, long expiresIn) {}

    private final IceServers iceServers;

    @Inject
    public IceServersResource(IceServers iceServers) {
        this.iceServers = iceServers;
    }

    @Operation(summary = "STUN and short-lived TURN credentials for a call")
    @GET
    public IceResponse servers(@Auth SignedIn caller) {
        return new IceResponse(true, iceServers.of(caller), IceServers.LIFE.toSeconds());
    }
}
