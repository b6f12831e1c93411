package io.webchat.adapter.rest.messaging;

import io.webchat.adapter.rest.Done;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.React;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a message after it was sent. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource implements Resource {
    record EditRequest(@Nullable String messageId, @Nullable String text) {}

    record EditResponse(boolean success, MessageResponse message) {}

    record DeleteRequest(@Nullable String messageId) {}

    record ReactRequest(
            @Nullable String messageId,
            @Nullable String emoji,
            @Nullable Boolean remove) {}

    record EditsResponse(boolean success, List<EarlierText> edits) {}

    record EarlierText(String text, Instant replacedAt) {}

    private final ChangeMessage changeMessage;
    private final React react;

    @Inject
    public ChangesResource(ChangeMessage changeMessage, React react) {
        this.changeMessage = changeMessage;
        this.react = react;
    }

    @POST
    @Path("/webchat/edit")
    public EditResponse edit(@Auth SignedIn caller, EditRequest request) {
        return new EditResponse(
                true,
                MessageResponse.of(changeMessage.edit(
                        caller,
                        Required.field("message_id", request.messageId()),
                        Required.field("text", request.text()))));
    }

    @POST
    @Path("/webchat/delete")
    public Done delete(@Auth SignedIn caller, DeleteRequest request) {
        changeMessage.delete(caller, Required.field("message_id", request.messageId()));
        return Done.YES;
    }

    @POST
    @Path("/webchat/react")
    public Done react(@Auth SignedIn caller, ReactRequest request) {
        react.handle(
                caller,
                Required.field("message_id", request.messageId()),
                Required.field("emoji", request.emoji()),
                Boolean.TRUE.equals(request.remove()));
        return Done.YES;
    }

    @GET
    @Path("/messages/{message_id}/edits")
    public EditsResponse edits(@Auth SignedIn caller, @PathParam("message_id") String messageId) {
        return new EditsResponse(
                true,
                changeMessage.edits(caller, messageId).stream()
                        .map(edit -> new EarlierText(edit.text(), edit.replacedAt()))
                        .toList());
    }
}
