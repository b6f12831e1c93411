package io.webchat.application.safety;

import io.webchat.application.directory.SignsOfLife;
import io.webchat.application.identity.SignedIn;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** What admins look at: the audit and the counts. */
public final class ReadAdmin {
    /** In one page. */
    public static final int MOST_LINES = 500;

    private final AuditLog audit;
    private final RelayStatistics statistics;
    private final SignsOfLife signsOfLife;
    private final Admins admins;
    private final Clock clock;

    @Inject
    ReadAdmin(AuditLog audit, RelayStatistics statistics, SignsOfLife signsOfLife, Admins admins, Clock clock) {
        this.audit = audit;
        this.statistics = statistics;
        this.signsOfLife = signsOfLife;
        this.admins = admins;
        this.clock = clock;
    }

    /** The latest first. */
    public List<AuditLog.Line> audit(SignedIn caller, long before, int limit) {
        admins.require(caller.account());
        return audit.before(before, Math.clamp(limit, 1, MOST_LINES));
    }

    public RelayStatistics.Counts counts(SignedIn caller) {
        admins.require(caller.account());
        signsOfLife.flush();
        return statistics.at(clock.instant());
    }
}
