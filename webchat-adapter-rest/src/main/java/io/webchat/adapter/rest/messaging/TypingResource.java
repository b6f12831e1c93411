package io.webchat.adapter.rest.messaging;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.SendTyping;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Showing that one is writing. */
@Path("/api/v1/webchat/typing")
@Produces(MediaType.APPLICATION_JSON)
public final class TypingResource implements Resource {
    /** @param active null is taken as true */
    public record TypingRequest(
            @Nullable String to, @Nullable Boolean active) {}

    private final SendTyping sendTyping;

    @Inject
    public TypingResource(SendTyping sendTyping) {
        this.sendTyping = sendTyping;
    }

    @Operation(summary = "Say that the caller writes, or has stopped")
    @POST
    public Ok typing(@Auth SignedIn caller, TypingRequest request) {
        boolean active = request.active() == null || request.active();
        sendTyping.handle(new SendTyping.Command(caller, Required.field("to", request.to()), active));
        return Ok.INSTANCE;
    }
}
