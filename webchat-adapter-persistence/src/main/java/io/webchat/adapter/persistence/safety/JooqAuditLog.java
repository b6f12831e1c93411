package io.webchat.adapter.persistence.safety;

import static io.webchat.adapter.persistence.generated.Tables.AUDIT;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.safety.AuditLog;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.safety.AuditEntry;
import jakarta.inject.Inject;
import java.util.List;
import org.jooq.Record;

/** Logins and admins' acts. */
public final class JooqAuditLog implements AuditLog {
    private final Database database;

    @Inject
    public JooqAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(AuditEntry entry) {
        AccountId actor = entry.actor();
        database.query(sql -> sql.insertInto(AUDIT)
                .set(AUDIT.AT, entry.at())
                .set(AUDIT.ACTOR_ID, actor == null ? null : actor.value())
                .set(AUDIT.DEED, entry.action())
                .set(AUDIT.TARGET, entry.target())
                .set(AUDIT.DETAIL, entry.detail())
                .execute());
    }

    @Override
    public List<Line> before(long number, int limit) {
        return database.query(sql -> sql.selectFrom(AUDIT)
                .where(AUDIT.AUDIT_ID.lt(number))
                .orderBy(AUDIT.AUDIT_ID.desc())
                .limit(limit)
                .fetch(JooqAuditLog::line));
    }

    private static Line line(Record row) {
        Long actor = row.get(AUDIT.ACTOR_ID);
        return new Line(
                requireNonNull(row.get(AUDIT.AUDIT_ID)),
                new AuditEntry(
                        requireNonNull(row.get(AUDIT.AT)),
                        actor == null ? null : new AccountId(actor),
                        requireNonNull(row.get(AUDIT.DEED)),
                        requireNonNull(row.get(AUDIT.TARGET)),
                        requireNonNull(row.get(AUDIT.DETAIL))));
    }
}
