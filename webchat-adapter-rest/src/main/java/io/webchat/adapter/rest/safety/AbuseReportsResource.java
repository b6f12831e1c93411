package io.webchat.adapter.rest.safety;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.idempotency.CreatingCalls;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.ReportAbuse;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Telling the admins. */
@Path("/api/v1/webchat/abuse-reports")
@Produces(MediaType.APPLICATION_JSON)
public final class AbuseReportsResource implements Resource {
    record ReportRequest(
            @Nullable String messageId,
            @Nullable String chatAddress,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String idempotencyKey)
            implements CreatingCalls.Keyed {}

    record ReportedResponse(boolean success, String reportId) {}

    private final ReportAbuse reportAbuse;
    private final CreatingCalls creatingCalls;

    @Inject
    public AbuseReportsResource(ReportAbuse reportAbuse, CreatingCalls creatingCalls) {
        this.creatingCalls = creatingCalls;
        this.reportAbuse = reportAbuse;
    }

    @Operation(summary = "Tell the admins of a message or an account")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ReportedResponse.class)))
    @POST
    public Response report(
            @Auth SignedIn caller, @HeaderParam("Idempotency-Key") @Nullable String key, ReportRequest request) {
        ReportAbuse.Command command = new ReportAbuse.Command(
                caller,
                request.messageId(),
                request.chatAddress(),
                Required.field("reason", request.reason()),
                request.note());
        return creatingCalls.created(
                caller,
                "abuse_report",
                key,
                request,
                () -> new ReportedResponse(true, reportAbuse.handle(command).id()));
    }
}
