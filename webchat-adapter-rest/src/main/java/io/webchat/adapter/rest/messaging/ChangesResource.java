package io.webchat.adapter.rest.messaging;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Ok;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.React;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What happens to a message after it was sent. */
@Path("/api/v1/webchat")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource implements Resource {
    record EditRequest(@Nullable String messageId, @Nullable String text) {}

    record EditResponse(boolean success, MessageResponse message) {}

    record DeleteRequest(@Nullable String messageId) {}

    record ReactRequest(
            @Nullable String messageId,
            @Nullable String emoji,
            @Nullable Boolean remove) {}

    private final ChangeMessage changeMessage;
    private final React react;

    @Inject
    public ChangesResource(ChangeMessage changeMessage, React react) {
        this.changeMessage = changeMessage;
        this.react = react;
    }

    @Operation(summary = "Change what an own message says")
    @POST
    @Path("/edit")
    public EditResponse edit(@Auth SignedIn caller, EditRequest request) {
        return new EditResponse(
                true,
                MessageResponse.of(changeMessage.edit(
                        caller,
                        Required.field("message_id", request.messageId()),
                        Required.field("text", request.text()))));
    }

    @Operation(summary = "Leave only a tombstone of a message")
    @POST
    @Path("/delete")
    public Ok delete(@Auth SignedIn caller, DeleteRequest request) {
        changeMessage.delete(caller, Required.field("message_id", request.messageId()));
        return Ok.INSTANCE;
    }

    @Operation(summary = "Put an emoji to a message, or take it back")
    @POST
    @Path("/react")
    public Ok react(@Auth SignedIn caller, ReactRequest request) {
        react.handle(
                caller,
                Required.field("message_id", request.messageId()),
                Required.field("emoji", request.emoji()),
                Boolean.TRUE.equals(request.remove()));
        return Ok.INSTANCE;
    }
}
