package io.webchat.application.safety;

import io.webchat.domain.safety.AuditEntry;
import java.util.List;

/** Logins and admins' acts, in the order in which they came. Nothing is taken out. */
public interface AuditLog {
    /** One entry, with its place. */
    record Line(long number, AuditEntry entry) {}

    void add(AuditEntry entry);

    /** Those before a place, the latest first. */
    List<Line> before(long number, int limit);
}
