package io.webchat.adapter.rest.safety;

import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.ReportAbuse;
import jakarta.inject.Inject;
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
            @Nullable String note) {}

    record ReportedResponse(boolean success, String reportId) {}

    private final ReportAbuse reportAbuse;

    @Inject
    public AbuseReportsResource(ReportAbuse reportAbuse) {
        this.reportAbuse = reportAbuse;
    }

    @POST
    public Response report(@Auth SignedIn caller, ReportRequest request) {
        var report = reportAbuse.handle(new ReportAbuse.Command(
                caller,
                request.messageId(),
                request.chatAddress(),
                Required.field("reason", request.reason()),
                request.note()));
        return Response.status(Response.Status.CREATED)
                .entity(new ReportedResponse(true, report.id()))
                .build();
    }
}
