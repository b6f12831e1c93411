package io.webchat.application.doctor;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.safety.Admins;
import io.webchat.application.safety.AuditLog;
import io.webchat.domain.identity.Account;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.time.Clock;

/** Has the relay examined for an admin. */
public final class ExamineRelay {
    private final RunDiagnostics runDiagnostics;
    private final Admins admins;
    private final AuditLog audit;
    private final RateLimits limits;
    private final Clock clock;

    @Inject
    ExamineRelay(RunDiagnostics runDiagnostics, Admins admins, AuditLog audit, RateLimits limits, Clock clock) {
        this.runDiagnostics = runDiagnostics;
        this.admins = admins;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    /** Counts as a call of the engines, since it is one. */
    public Report handle(SignedIn caller) {
        Account admin = admins.require(caller.account());
        limits.take(
                RateLimit.LANGUAGE_CALLS_PER_ACCOUNT, String.valueOf(admin.id().value()));
        audit.add(new AuditEntry(clock.instant(), admin.id(), "relay_examined", "relay", ""));
        return runDiagnostics.handle();
    }
}
