package io.webchat.adapter.rest.safety;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Views;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.safety.DecideAccess;
import io.webchat.application.safety.ManageUsers;
import io.webchat.application.safety.ReadAdmin;
import io.webchat.application.safety.RelayStatistics;
import io.webchat.application.safety.ReportAbuse;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.safety.AccessRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What admins see and do about people. */
@Path("/api/v1/webchat/admin")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminResource implements Resource {
    record ManagedUser(
            String chatAddress,
            @Nullable String email,
            String displayName,
            String kind,
            @Nullable String owner,
            boolean publicVisible,
            boolean admin,
            String standing,
            Instant createdAt) {}

    record UsersResponse(boolean success, List<ManagedUser> users) {}

    record ManagedUserResponse(boolean success, ManagedUser user) {}

    record ActRequest(
            @Nullable String chatAddress,
            @Nullable String email,
            @Nullable String action) {
        String who() {
            return email != null && !email.isBlank() ? email : Required.field("chat_address", chatAddress);
        }
    }

    record AccessEntry(
            String requestId,
            String email,
            @Nullable String displayName,
            String state,
            Instant askedAt,
            @Nullable Instant decidedAt) {
        static AccessEntry of(AccessRequest request) {
            return new AccessEntry(
                    request.id(),
                    request.email().value(),
                    request.displayName(),
                    request.state().wireName(),
                    request.askedAt(),
                    request.decidedAt());
        }
    }

    record AccessListResponse(boolean success, List<AccessEntry> accessRequests) {}

    record AccessResponse(boolean success, AccessEntry accessRequest) {}

    record ReportsResponse(boolean success, List<ReportResponse> abuseReports) {}

    record OneReportResponse(boolean success, ReportResponse abuseReport) {}

    record ResolveRequest(@Nullable String note) {}

    record StatsResponse(boolean success, RelayStatistics.Counts stats) {}

    record AuditLine(long number, Instant at, @Nullable String actor, String deed, String target, String detail) {}

    record AuditResponse(
            boolean success,
            List<AuditLine> audit,
            @Nullable Long nextBefore) {}

    private final ManageUsers manageUsers;
    private final DecideAccess decideAccess;
    private final ReportAbuse reportAbuse;
    private final ReadAdmin readAdmin;
    private final Views views;

    @Inject
    public AdminResource(
            ManageUsers manageUsers,
            DecideAccess decideAccess,
            ReportAbuse reportAbuse,
            ReadAdmin readAdmin,
            Views views) {
        this.manageUsers = manageUsers;
        this.decideAccess = decideAccess;
        this.reportAbuse = reportAbuse;
        this.readAdmin = readAdmin;
        this.views = views;
    }

    @Operation(summary = "Find accounts")
    @GET
    @Path("/users")
    public UsersResponse users(@Auth(admin = true) SignedIn caller, @QueryParam("q") @Nullable String text) {
        return new UsersResponse(
                true, manageUsers.list(caller, text).stream().map(this::entry).toList());
    }

    @Operation(summary = "Promote, demote, block, unblock, hide or show an account")
    @POST
    @Path("/users")
    public ManagedUserResponse act(@Auth(admin = true) SignedIn caller, ActRequest request) {
        ManageUsers.Act act = ManageUsers.Act.parse(Required.field("action", request.action()));
        return new ManagedUserResponse(true, entry(manageUsers.handle(caller, request.who(), act)));
    }

    @Operation(summary = "Who wants to be let in")
    @GET
    @Path("/access-requests")
    public AccessListResponse accessRequests(
            @Auth(admin = true) SignedIn caller, @QueryParam("state") @Nullable String state) {
        return new AccessListResponse(
                true,
                decideAccess.list(caller, state(state)).stream()
                        .map(AccessEntry::of)
                        .toList());
    }

    private static AccessRequest.@Nullable State state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        try {
            return AccessRequest.State.of(word);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("state", "invalid", "Give state pending, approved or denied, or leave it out.");
        }
    }

    @Operation(summary = "Let somebody in")
    @POST
    @Path("/access-requests/{request_id}/approve")
    public AccessResponse approve(@Auth(admin = true) SignedIn caller, @PathParam("request_id") String id) {
        return new AccessResponse(true, AccessEntry.of(decideAccess.handle(caller, id, true)));
    }

    @Operation(summary = "Turn somebody away")
    @POST
    @Path("/access-requests/{request_id}/deny")
    public AccessResponse deny(@Auth(admin = true) SignedIn caller, @PathParam("request_id") String id) {
        return new AccessResponse(true, AccessEntry.of(decideAccess.handle(caller, id, false)));
    }

    @Operation(summary = "What people reported")
    @GET
    @Path("/abuse-reports")
    public ReportsResponse reports(
            @Auth(admin = true) SignedIn caller, @QueryParam("open") @DefaultValue("false") boolean open) {
        return new ReportsResponse(
                true,
                reportAbuse.list(caller, open).stream()
                        .map(report -> ReportResponse.of(report, views))
                        .toList());
    }

    @Operation(summary = "Close a report")
    @POST
    @Path("/abuse-reports/{report_id}/resolve")
    public OneReportResponse resolve(
            @Auth(admin = true) SignedIn caller,
            @PathParam("report_id") String id,
            @OptionalBody ResolveRequest request) {
        return new OneReportResponse(true, ReportResponse.of(reportAbuse.resolve(caller, id, request.note()), views));
    }

    @Operation(summary = "Counts")
    @GET
    @Path("/stats")
    public StatsResponse stats(@Auth(admin = true) SignedIn caller) {
        return new StatsResponse(true, readAdmin.counts(caller));
    }

    @Operation(summary = "Logins and admins' acts, the latest first")
    @GET
    @Path("/audit")
    public AuditResponse audit(
            @Auth(admin = true) SignedIn caller,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        List<AuditLog.Line> lines = readAdmin.audit(caller, before, limit);
        return new AuditResponse(
                true,
                lines.stream().map(this::line).toList(),
                lines.size() < limit ? null : lines.getLast().number());
    }

    private AuditLine line(AuditLog.Line line) {
        var entry = line.entry();
        return new AuditLine(
                line.number(),
                entry.at(),
                entry.actor() == null ? null : views.address(entry.actor()).value(),
                entry.action(),
                entry.target(),
                entry.detail());
    }

    private ManagedUser entry(Account account) {
        return new ManagedUser(
                account.address().value(),
                account.email() == null ? null : account.email().value(),
                account.displayName(),
                account.kind().wireName(),
                account.owner() == null ? null : views.address(account.owner()).value(),
                account.publicVisible(),
                account.admin(),
                account.standing().wireName(),
                account.createdAt());
    }
}
