package io.webchat.adapter.rest.bridge;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.files.AttachmentResponse;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.bridge.PullMessages;
import io.webchat.application.bridge.ReadPhones;
import io.webchat.application.bridge.ReportProgress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Views;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Phone;
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

    /** @param unknown ids that are none of the phone's messages */
    record ReportsResponse(boolean success, int accepted, List<String> unknown, List<DeviceRows.Reported> results) {}

    record InboundResponse(boolean success, List<DeviceRows.Taken> messages) {}

    private final PullMessages pullMessages;
    private final DeviceRows deviceRows;
    private final ReadPhones readPhones;
    private final Views views;

    @Inject
    public PhonesResource(PullMessages pullMessages, DeviceRows deviceRows, ReadPhones readPhones, Views views) {
        this.pullMessages = pullMessages;
        this.deviceRows = deviceRows;
        this.readPhones = readPhones;
        this.views = views;
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
        List<DeviceRows.Reported> results =
                deviceRows.reports(phone, deviceRows.rows(requireBody(body), "reports", ReportProgress.MAX_REPORTS));
        List<String> unknown = results.stream()
                .filter(result -> result.status().equals("unknown"))
                .map(DeviceRows.Reported::messageId)
                .toList();
        int accepted = Math.toIntExact(
                results.stream().filter(DeviceRows.Reported::accepted).count());
        return new ReportsResponse(true, accepted, unknown, results);
    }

    @Operation(summary = "For the phone: what it received")
    @POST
    @Path("/{phone_id}/inbound")
    public InboundResponse inbound(@Auth Phone phone, @PathParam("phone_id") String phoneId, byte[] body) {
        return new InboundResponse(
                true, deviceRows.inbound(phone, deviceRows.rows(requireBody(body), "messages", MAX_INBOUND)));
    }

    private static byte[] requireBody(byte[] body) {
        if (body.length == 0) {
            throw Refusal.of(RefusalCode.JSON_INVALID, "Send a body: the documented JSON.");
        }
        return body;
    }
}
