package io.webchat.application.safety;

import io.webchat.application.directory.Heartbeats;
import io.webchat.application.identity.SignedIn;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** What admins look at: the audit and the counts. */
public final class ReadAdmin {
    /** In one page. */
    public static final int MAX_LINES = 500;

    private final AuditLog audit;
    private final RelayStatistics statistics;
    private final Heartbeats heartbeats;
    private final Admins admins;
    private final Clock clock;

    @Inject
    ReadAdmin(AuditLog audit, RelayStatistics statistics, Heartbeats heartbeats, Admins admins, Clock clock) {
        this.audit = audit;
        this.statistics = statistics;
        this.heartbeats = heartbeats;
        this.admins = admins;
        this.clock = clock;
    }

    /** The latest first. */
    public List<AuditLog.Line> audit(SignedIn caller, long before, int limit) {
        admins.require(caller.account());
        return audit.before(before, Math.clamp(limit, 1, MAX_LINES));
    }

    public RelayStatistics.Counts counts(SignedIn caller) {
        admins.require(caller.account());
        heartbeats.flush();
        return statistics.at(clock.instant());
    }
}
