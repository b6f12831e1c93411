package io.webchat.adapter.rest.messaging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.auth.Sender;
import io.webchat.application.agents.AutomaticSessions;
import io.webchat.application.agents.SuperviseAgents;
import io.webchat.application.bridge.AuthenticateKey;
import io.webchat.application.bridge.OutboundRouting;
import io.webchat.application.files.AttachFiles;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.ReadMessage;
import io.webchat.application.messaging.SendMessage;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sending, and looking at what was sent. */
@Path(MessagesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource implements Resource {
    static final String PATH = "/api/v1/messages";

    /** What a send is answered with. */
    record SendResult(int status, SendResponse body) {}

    /** A file to go with a message. */
    public record AttachmentRequest(
            @Nullable String fileId,
            @Nullable String kind,
            @Nullable String caption) {
        AttachFiles.Requested toRequested() {
            return new AttachFiles.Requested(Required.field("attachments.file_id", fileId), kind, caption);
        }
    }

    /** A message to be sent. */
    public record SendRequest(
            @Nullable String channel,
            @Nullable String to,
            @Nullable String text,
            @Nullable String source,
            @Nullable String subject,
            @Nullable String title,
            @Nullable String replyTo,
            @Nullable List<AttachmentRequest> attachments,
            @Nullable Long expiresIn,
            @Nullable String idempotencyKey,
            @Nullable String phoneId,
            @Nullable String priority,
            @Nullable Boolean automatic) {
        /** @param keyHeader the key that the header names; null when there is none */
        public SendMessage.Command toCommand(SignedIn caller, @Nullable String keyHeader) {
            return toCommand(caller.account(), keyHeader);
        }

        SendMessage.Command toCommand(Account sender, @Nullable String keyHeader) {
            String key = idempotencyKey == null ? keyHeader : idempotencyKey;
            return new SendMessage.Command(
                    sender,
                    channel == null || channel.isBlank() ? Channel.PCHAT : Channel.parse("channel", channel),
                    Required.field("to", to),
                    text == null && !wanted().isEmpty() ? "" : Required.field("text", text),
                    subject == null ? title : subject,
                    source,
                    replyTo,
                    expiresIn == null ? null : seconds(expiresIn),
                    key == null || key.isBlank() ? null : IdempotencyKey.parse(key),
                    wanted(),
                    phoneId,
                    priority == null ? Priority.NORMAL : Priority.parse(priority),
                    Boolean.TRUE.equals(automatic));
        }

        private List<AttachFiles.Requested> wanted() {
            return attachments == null
                    ? List.of()
                    : attachments.stream().map(AttachmentRequest::toRequested).toList();
        }

        /** Anything past the range that is checked later is as wrong as the nearest wrong number. */
        private static Duration seconds(long value) {
            return Duration.ofSeconds(Math.clamp(value, -1, Integer.MAX_VALUE));
        }
    }

    /** It is on disk. */
    public record SendResponse(
            boolean success,
            String messageId,
            String status,
            @Nullable String idempotencyKey,
            String conversation,
            long conversationSeq,
            Instant createdAt,
            @Nullable Boolean duplicate) {
        public static SendResponse of(SendMessage.Command command, SendMessage.Sent sent) {
            return new SendResponse(
                    true,
                    sent.message().id().toString(),
                    "queued",
                    command.key() == null ? null : command.key().value(),
                    sent.conversation(),
                    sent.message().conversationSeq(),
                    sent.message().createdAt(),
                    sent.duplicate() ? true : null);
        }
    }

    /** @param bridge its way out of the relay; null for one that stays inside */
    record FoundResponse(
            boolean success,
            @JsonUnwrapped MessageResponse message,
            List<ReceiptResponse> receipts,
            @Nullable BridgeResponse bridge) {}

    /**
     * The way out of the relay.
     *
     * @param reason why it failed, or is tried again
     * @param hops when it came to each step, in order
     */
    record BridgeResponse(
            String phoneId,
            String status,
            String priority,
            int attempts,
            @Nullable String reason,
            @Nullable Instant expiresAt,
            Map<String, Instant> hops) {
        static @Nullable BridgeResponse of(@Nullable OutboundMessage outboundMessage) {
            if (outboundMessage == null) {
                return null;
            }
            Map<String, Instant> hops = new LinkedHashMap<>();
            new TreeMap<>(outboundMessage.hops()).forEach((step, at) -> hops.put(step.wireName(), at));
            return new BridgeResponse(
                    outboundMessage.phone().value(),
                    outboundMessage.progress().wireName(),
                    outboundMessage.priority().wireName(),
                    outboundMessage.attempts(),
                    outboundMessage.reason(),
                    outboundMessage.expiresAt(),
                    hops);
        }
    }

    record ReceiptResponse(
            String chatAddress,
            String status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {
        static ReceiptResponse of(ReadMessage.ReceiptView receipt) {
            return new ReceiptResponse(
                    receipt.reader().value(), receipt.status().wireName(), receipt.deliveredAt(), receipt.readAt());
        }
    }

    record EditsResponse(boolean success, List<EarlierText> edits) {}

    record EarlierText(String text, Instant replacedAt) {}

    private final SendMessage sendMessage;
    private final ReadMessage readMessage;
    private final ChangeMessage changeMessage;
    private final AuthenticateKey authenticateKey;
    private final SuperviseAgents superviseAgents;
    private final AutomaticSessions automaticSessions;

    @Inject
    public MessagesResource(
            SendMessage sendMessage,
            ReadMessage readMessage,
            ChangeMessage changeMessage,
            AuthenticateKey authenticateKey,
            SuperviseAgents superviseAgents,
            AutomaticSessions automaticSessions) {
        this.sendMessage = sendMessage;
        this.readMessage = readMessage;
        this.changeMessage = changeMessage;
        this.authenticateKey = authenticateKey;
        this.superviseAgents = superviseAgents;
        this.automaticSessions = automaticSessions;
    }

    @Operation(summary = "Send a message; 202 means that it is on disk")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = SendResponse.class)))
    @POST
    public Response send(
            @Auth Sender caller, @HeaderParam("Idempotency-Key") @Nullable String keyHeader, SendRequest request) {
        SendResult answer = answer(caller, keyHeader, request);
        return Response.status(answer.status()).entity(answer.body()).build();
    }

    SendResult answer(Sender caller, @Nullable String keyHeader, SendRequest request) {
        SendMessage.Command command =
                request.toCommand(account(caller, request), keyHeader).automatic(byProgram(caller));
        SendMessage.Sent sent = sendMessage.handle(command);
        return new SendResult(sent.duplicate() ? 200 : 202, SendResponse.of(command, sent));
    }

    /** Whether the session has said that a program writes in it. */
    private boolean byProgram(Sender caller) {
        return caller instanceof Sender.Session session
                && automaticSessions.includes(session.caller().session().id());
    }

    private Account account(Sender caller, SendRequest request) {
        return switch (caller) {
            case Sender.Session session -> session.caller().account();
            case Sender.Program program -> {
                if (!OutboundRouting.leaves(channel(request), Required.field("to", request.to()))) {
                    throw Refusal.field(
                            "channel", "invalid", "Give a channel that leaves the relay, or send as who is signed in.");
                }
                yield authenticateKey.owner(program.key(), request.phoneId());
            }
        };
    }

    private static Channel channel(SendRequest request) {
        String word = request.channel();
        return word == null || word.isBlank() ? Channel.PCHAT : Channel.parse("channel", word);
    }

    @Operation(summary = "One message with its receipts")
    @GET
    @Path("/{message_id}")
    public FoundResponse find(
            @Auth Sender caller, @PathParam("message_id") String messageId, @QueryParam("as") @Nullable String as) {
        ReadMessage.Found found = switch (caller) {
            case Sender.Session session -> readMessage.one(superviseAgents.reader(session.caller(), as), messageId);
            case Sender.Program program -> readMessage.one(program.key(), messageId);
        };
        return new FoundResponse(
                true,
                MessageResponse.of(found.message(), found.status(), found.outboundMessage()),
                found.receipts().stream().map(ReceiptResponse::of).toList(),
                BridgeResponse.of(found.outboundMessage()));
    }

    @Operation(summary = "What it said before")
    @GET
    @Path("/{message_id}/edits")
    public EditsResponse edits(@Auth SignedIn caller, @PathParam("message_id") String messageId) {
        return new EditsResponse(
                true,
                changeMessage.edits(caller, messageId).stream()
                        .map(edit -> new EarlierText(edit.text(), edit.replacedAt()))
                        .toList());
    }
}
