package io.webchat.adapter.rest.bridge;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.files.AttachmentResponse;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.bridge.PullMessages;
import io.webchat.application.bridge.ReadPhones;
import io.webchat.application.bridge.ReceiveInbound;
import io.webchat.application.bridge.ReportProgress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Views;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a phone's device calls, and the owner's look at his phones. */
@Path("/api/v1/phones")
@Produces(MediaType.APPLICATION_JSON)
public final class PhonesResource implements Resource {
    private static final int MAX_INBOUND = 100;

    record OwnPhonesResponse(boolean success, List<PhoneResponse> phones) {}

    record PullRequest(
            @Nullable Integer limit,
            @JsonProperty("wait") @Nullable Integer waitSeconds) {}

    /** One to send, until {@code leaseUntil}. */
    record ToSend(
            String messageId,
            String channel,
            String to,
            String text,
            @Nullable String subject,
            List<AttachmentResponse> attachments,
            String priority,
            Instant createdAt,
            @Nullable Instant expiresAt,
            int attempt,
            @Nullable Instant leaseUntil) {
        static ToSend of(PullMessages.Given given) {
            var outboundMessage = given.outboundMessage();
            var content = given.message().content();
            return new ToSend(
                    outboundMessage.message().toString(),
                    outboundMessage.channel().wireName(),
                    outboundMessage.handle(),
                    content.text(),
                    content.subject(),
                    given.attachments().stream().map(AttachmentResponse::of).toList(),
                    outboundMessage.priority().wireName(),
                    given.message().createdAt(),
                    outboundMessage.expiresAt(),
                    outboundMessage.attempts(),
                    outboundMessage.dueAt());
        }
    }

    record PullResponse(boolean success, List<ToSend> messages) {}

    record ReportRequest(
            @Nullable String messageId,
            @Nullable String status,
            @Nullable String reason) {
        ReportProgress.Report toReport() {
            return new ReportProgress.Report(
                    Required.field("message_id", messageId),
                    Progress.reported(Required.field("status", status)),
                    reason);
        }
    }

    record ReportsRequest(@Nullable List<ReportRequest> reports) {}

    /** @param unknown ids that are none of the phone's messages */
    record ReportsResponse(boolean success, int accepted, List<String> unknown) {}

    record InboundRequest(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String from,
            @Nullable String name,
            @Nullable String text,
            @Nullable Instant receivedAt) {
        ReceiveInbound.Incoming toIncoming() {
            return new ReceiveInbound.Incoming(
                    Required.field("id", id),
                    outside(Channel.parse("channel", Required.field("channel", channel))),
                    Required.field("from", from),
                    name,
                    text == null ? "" : text);
        }

        private static Channel outside(Channel channel) {
            if (channel == Channel.PCHAT) {
                throw Refusal.field("channel", "invalid", "Give the channel of a phone: pchat is inside of the relay.");
            }
            return channel;
        }
    }

    record InboundsRequest(@Nullable List<InboundRequest> messages) {}

    record Taken(@Nullable String id, @Nullable String messageId, boolean duplicate) {}

    record InboundResponse(boolean success, List<Taken> messages) {}

    private final PullMessages pullMessages;
    private final ReportProgress reportProgress;
    private final ReceiveInbound receiveInbound;
    private final ReadPhones readPhones;
    private final Views views;
    private final Json json;

    @Inject
    public PhonesResource(
            PullMessages pullMessages,
            ReportProgress reportProgress,
            ReceiveInbound receiveInbound,
            ReadPhones readPhones,
            Views views,
            Json json) {
        this.pullMessages = pullMessages;
        this.reportProgress = reportProgress;
        this.receiveInbound = receiveInbound;
        this.readPhones = readPhones;
        this.views = views;
        this.json = json;
    }

    @Operation(summary = "The caller's phones and how they do")
    @GET
    public OwnPhonesResponse own(@Auth SignedIn caller) {
        return new OwnPhonesResponse(
                true,
                readPhones.own(caller).stream()
                        .map(view -> PhoneResponse.of(view, views))
                        .toList());
    }

    @Operation(summary = "For the phone: what it is to send")
    @POST
    @Path("/{phone_id}/pull")
    public PullResponse pull(
            @Auth Phone phone, @PathParam("phone_id") String phoneId, @OptionalBody PullRequest request) {
        return new PullResponse(
                true,
                pullMessages.handle(phone, request.limit(), request.waitSeconds()).stream()
                        .map(ToSend::of)
                        .toList());
    }

    @Operation(summary = "For the phone: what became of it")
    @POST
    @Path("/{phone_id}/reports")
    public ReportsResponse reports(@Auth Phone phone, @PathParam("phone_id") String phoneId, byte[] body) {
        List<ReportRequest> requests = list(body)
                ? Arrays.asList(json.read(body, ReportRequest[].class))
                : Required.field(
                        "reports", json.read(body, ReportsRequest.class).reports());
        List<String> unknown = reportProgress.handle(
                phone, requests.stream().map(ReportRequest::toReport).toList());
        return new ReportsResponse(true, requests.size() - unknown.size(), unknown);
    }

    @Operation(summary = "For the phone: what it received")
    @POST
    @Path("/{phone_id}/inbound")
    public InboundResponse inbound(@Auth Phone phone, @PathParam("phone_id") String phoneId, byte[] body) {
        List<InboundRequest> requests = list(body)
                ? Arrays.asList(json.read(body, InboundRequest[].class))
                : Required.field(
                        "messages", json.read(body, InboundsRequest.class).messages());
        if (requests.size() > MAX_INBOUND) {
            throw Refusal.field("messages", "too_many", "Send at most " + MAX_INBOUND + " messages at a time.");
        }
        List<Taken> taken = new ArrayList<>();
        for (ReceiveInbound.Incoming incoming :
                requests.stream().map(InboundRequest::toIncoming).toList()) {
            ReceiveInbound.Received received = receiveInbound.handle(phone, incoming);
            MessageId message = received.message();
            taken.add(new Taken(incoming.id(), message == null ? null : message.toString(), received.duplicate()));
        }
        return new InboundResponse(true, taken);
    }

    /** Both forms are taken: the bare list, and one inside of an object. */
    private static boolean list(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return each == '[';
            }
        }
        throw Refusal.of(RefusalCode.JSON_INVALID, "Send a body: the documented JSON.");
    }
}
