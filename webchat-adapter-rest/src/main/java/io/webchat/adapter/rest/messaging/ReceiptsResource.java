package io.webchat.adapter.rest.messaging;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.AllowedWhilePaused;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.auth.Sender;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.MarkRead;
import io.webchat.application.messaging.ReadMessage;
import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far messages have come. */
@Path("/api/v1/webchat")
@Produces(MediaType.APPLICATION_JSON)
public final class ReceiptsResource implements Resource {
    /** Names messages, or a conversation and a place in it. */
    public record ReadRequest(
            @Nullable String messageId,
            @Nullable List<String> messageIds,
            @Nullable String chatAddress,
            @Nullable String conversation,
            @Nullable Long upToSeq) {}

    record StatusRequest(@Nullable List<String> messageIds) {}

    record StatusResponse(boolean success, Map<String, Status> receipts) {}

    record Status(
            String status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    /** @param conversationsMoved how many were not read so far before */
    public record ReadResponse(boolean success, int conversationsMoved) {}

    private final MarkRead markRead;
    private final ReadMessage readMessage;
    private final OwnAddress ownAddress;

    @Inject
    public ReceiptsResource(MarkRead markRead, ReadMessage readMessage, OwnAddress ownAddress) {
        this.markRead = markRead;
        this.readMessage = readMessage;
        this.ownAddress = ownAddress;
    }

    @Operation(summary = "Say that messages were read")
    @POST
    @Path("/read")
    public ReadResponse read(@Auth SignedIn caller, ReadRequest request) {
        ownAddress.require(caller, "chat_address", request.chatAddress());
        if (request.conversation() != null) {
            long upTo = Required.field("up_to_seq", request.upToSeq());
            return new ReadResponse(true, markRead.conversation(caller, request.conversation(), upTo));
        }
        List<String> ids = request.messageIds() != null
                ? request.messageIds()
                : List.of(Required.field("message_id", request.messageId()));
        if (ids.isEmpty()) {
            throw Refusal.field("message_ids", "required", "Give at least one message id.");
        }
        return new ReadResponse(true, markRead.messages(caller, ids));
    }

    @Operation(summary = "How far messages have come")
    @POST
    @Path("/receipt-status")
    @AllowedWhilePaused
    public StatusResponse statuses(@Auth Sender caller, StatusRequest request) {
        List<String> ids = Required.field("message_ids", request.messageIds());
        Map<String, Status> receipts = new LinkedHashMap<>();
        var statuses = switch (caller) {
            case Sender.Session session -> readMessage.statuses(session.caller(), ids);
            case Sender.Program program -> readMessage.statuses(program.key(), ids);
        };
        statuses.forEach((id, status) ->
                receipts.put(id.toString(), new Status(status.status(), status.deliveredAt(), status.readAt())));
        return new StatusResponse(true, receipts);
    }
}
