package io.webchat.application.safety;

import io.webchat.domain.safety.AbuseReport;
import java.util.List;
import java.util.Optional;

/** What people told the admins. */
public interface AbuseReports {
    void add(AbuseReport report);

    Optional<AbuseReport> find(String id);

    void update(AbuseReport report);

    /**
     * The latest first.
     *
     * @param open only those that no admin has closed
     */
    List<AbuseReport> latest(boolean open, int limit);
}
