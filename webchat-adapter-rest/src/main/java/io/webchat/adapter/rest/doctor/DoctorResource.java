package io.webchat.adapter.rest.doctor;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.ExamineRelay;
import io.webchat.application.doctor.Report;
import io.webchat.application.identity.SignedIn;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Has every provider tried. An act, and no look: providers work, and may want money for it. */
@Path("/api/v1/webchat/admin/doctor")
@Produces(MediaType.APPLICATION_JSON)
public final class DoctorResource implements Resource {
    /** @param outcome {@code ok}, {@code failed} or {@code not_configured} */
    record DiagnosticEntry(
            String name,
            String provider,
            String trial,
            String outcome,
            String detail,
            List<String> advice,
            long tookMs) {
        static DiagnosticEntry of(Report.Line line) {
            DiagnosticResult result = line.result();
            return new DiagnosticEntry(
                    line.name(),
                    line.provider(),
                    line.probe(),
                    result.outcome().wireName(),
                    result.detail(),
                    result.advice(),
                    line.took().toMillis());
        }
    }

    record DoctorResponse(boolean success, boolean healthy, List<DiagnosticEntry> checkups) {}

    private final ExamineRelay examineRelay;

    @Inject
    public DoctorResource(ExamineRelay examineRelay) {
        this.examineRelay = examineRelay;
    }

    @Operation(summary = "Try every provider with a real round trip, and say what to do about those that fail")
    @POST
    public DoctorResponse examine(@Auth(admin = true) SignedIn caller) {
        Report report = examineRelay.handle(caller);
        return new DoctorResponse(
                true,
                report.healthy(),
                report.lines().stream().map(DiagnosticEntry::of).toList());
    }
}
