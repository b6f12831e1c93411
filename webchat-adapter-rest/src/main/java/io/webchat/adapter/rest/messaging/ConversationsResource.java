package io.webchat.adapter.rest.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.agents.SuperviseAgents;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.BrowseConversations;
import io.webchat.application.messaging.ConversationList;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of one's conversations, and what was said in them. */
@Path("/api/v1/webchat/conversations")
@Produces(MediaType.APPLICATION_JSON)
public final class ConversationsResource implements Resource {
    record ListResponse(boolean success, List<Line> conversations) {}

    /** @param owner of the agent on the other side, who can read along; null for any other conversation */
    record Line(
            String conversation,
            int unreadCount,
            MessageResponse lastMessage,
            boolean archived,
            boolean muted,
            @Nullable String owner) {
        static Line of(BrowseConversations.LineView view) {
            return new Line(
                    view.conversation(),
                    view.unread(),
                    MessageResponse.of(view.last()),
                    view.marks().archived(),
                    view.marks().muted(),
                    view.owner() == null ? null : view.owner().value());
        }
    }

    record MarksRequest(
            @Nullable Boolean archived, @Nullable Boolean muted) {}

    record MarksResponse(boolean success, String conversation, boolean archived, boolean muted) {}

    record HistoryResponse(
            boolean success,
            List<MessageResponse> messages,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long nextBefore) {}

    private final BrowseConversations browse;
    private final SuperviseAgents superviseAgents;

    @Inject
    public ConversationsResource(BrowseConversations browse, SuperviseAgents superviseAgents) {
        this.browse = browse;
        this.superviseAgents = superviseAgents;
    }

    @Operation(summary = "The caller's conversations, newest first")
    @GET
    public ListResponse list(@Auth SignedIn caller, @QueryParam("as") @Nullable String as) {
        return new ListResponse(
                true,
                browse.list(superviseAgents.reader(caller, as)).stream()
                        .map(Line::of)
                        .toList());
    }

    @Operation(summary = "Archive or mute")
    @PUT
    @Path("/{conversation}")
    public MarksResponse mark(
            @Auth SignedIn caller, @PathParam("conversation") String conversation, MarksRequest request) {
        ConversationList.Marks marks = browse.mark(caller, conversation, request.archived(), request.muted());
        return new MarksResponse(true, conversation, marks.archived(), marks.muted());
    }

    @Operation(summary = "A conversation's messages, newest first")
    @GET
    @Path("/{conversation}/messages")
    public HistoryResponse history(
            @Auth SignedIn caller,
            @PathParam("conversation") String conversation,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("as") @Nullable String as) {
        BrowseConversations.History history =
                browse.history(superviseAgents.reader(caller, as), conversation, before, limit);
        return new HistoryResponse(
                true, history.messages().stream().map(MessageResponse::of).toList(), history.nextBefore());
    }
}
