package io.webchat.application.safety;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.Participants;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.safety.AbuseReport;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the admins what somebody did, and lets them close the matter. */
public final class ReportAbuse {
    /** In one list. */
    public static final int MAX_REPORTS = 200;

    /** A message that the caller may see, or an address, or both. */
    public record Command(
            SignedIn caller,
            @Nullable String messageId,
            @Nullable String chatAddress,
            String reason,
            @Nullable String note) {}

    private final AbuseReports reports;
    private final Accounts accounts;
    private final MessageLog messages;
    private final Participants participants;
    private final Admins admins;
    private final AuditLog audit;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ReportAbuse(
            AbuseReports reports,
            Accounts accounts,
            MessageLog messages,
            Participants participants,
            Admins admins,
            AuditLog audit,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.reports = reports;
        this.accounts = accounts;
        this.messages = messages;
        this.participants = participants;
        this.admins = admins;
        this.audit = audit;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    public AbuseReport handle(Command command) {
        String reason = Text.label("reason", command.reason(), AbuseReport.MAX_REASON_CHARACTERS);
        String note =
                command.note() == null ? "" : Text.storable("note", command.note(), AbuseReport.MAX_NOTE_CHARACTERS);
        AccountId reporter = command.caller().account().id();
        Message message = command.messageId() == null ? null : seen(reporter, command.messageId());
        AccountId accused = message == null ? named(command.chatAddress()).id() : message.sender();
        limits.take(RateLimit.ABUSE_REPORTS_PER_ACCOUNT, String.valueOf(reporter.value()));
        AbuseReport report = new AbuseReport(
                ids.report(),
                reporter,
                accused,
                message == null ? null : message.id(),
                reason,
                note,
                clock.instant(),
                null);
        reports.add(report);
        return report;
    }

    /** The latest first; for admins. */
    public List<AbuseReport> list(SignedIn caller, boolean open) {
        admins.require(caller.account());
        return reports.latest(open, MAX_REPORTS);
    }

    /** A repeat leaves the first resolution; for admins. */
    public AbuseReport resolve(SignedIn caller, String id, @Nullable String note) {
        Account admin = admins.require(caller.account());
        String kept = note == null ? "" : Text.storable("note", note, AbuseReport.MAX_NOTE_CHARACTERS);
        return unitOfWork.call(() -> {
            AbuseReport report = reports.find(id)
                    .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "List the reports to see their ids."));
            if (report.resolution() != null) {
                return report;
            }
            AbuseReport resolved = report.resolved(new AbuseReport.Resolution(admin.id(), clock.instant(), kept));
            reports.update(resolved);
            audit.add(new AuditEntry(clock.instant(), admin.id(), "abuse_report_resolved", id, kept));
            return resolved;
        });
    }

    private Message seen(AccountId reporter, String messageId) {
        return MessageId.parse(messageId)
                .flatMap(messages::find)
                .filter(message -> participants.sees(reporter, message))
                .orElseThrow(
                        () -> Refusal.of(RefusalCode.NOT_FOUND, "Check the message_id: no message of yours has it."));
    }

    private Account named(@Nullable String address) {
        if (address == null || address.isBlank()) {
            throw Refusal.field("chat_address", "required", "Give message_id or chat_address.");
        }
        return accounts.find(ChatAddress.parse("chat_address", address))
                .orElseThrow(() -> Refusal.field(
                        RefusalCode.RECIPIENT_UNKNOWN, "chat_address", "unknown", "Check the address: nobody has it."));
    }
}
