package io.webchat.adapter.persistence.safety;

import static io.webchat.adapter.persistence.generated.Tables.ABUSE_REPORT;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.safety.AbuseReports;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.safety.AbuseReport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What people told the admins. */
public final class JooqAbuseReports implements AbuseReports {
    private final Database database;

    @Inject
    public JooqAbuseReports(Database database) {
        this.database = database;
    }

    @Override
    public void add(AbuseReport report) {
        database.query(sql -> sql.insertInto(ABUSE_REPORT)
                .set(ABUSE_REPORT.REPORT_ID, report.id())
                .set(ABUSE_REPORT.REPORTER_ID, report.reporter().value())
                .set(ABUSE_REPORT.ACCUSED_ID, report.accused().value())
                .set(
                        ABUSE_REPORT.MESSAGE_ID,
                        report.message() == null ? null : report.message().value())
                .set(ABUSE_REPORT.REASON, report.reason())
                .set(ABUSE_REPORT.NOTE, report.note())
                .set(ABUSE_REPORT.AT, report.at())
                .execute());
    }

    @Override
    public Optional<AbuseReport> find(String id) {
        return database.query(sql -> sql.selectFrom(ABUSE_REPORT)
                .where(ABUSE_REPORT.REPORT_ID.eq(id))
                .fetchOptional(JooqAbuseReports::report));
    }

    @Override
    public void update(AbuseReport report) {
        AbuseReport.Resolution resolution = requireNonNull(report.resolution(), "stored when it is closed");
        database.query(sql -> sql.update(ABUSE_REPORT)
                .set(ABUSE_REPORT.RESOLVED_BY, resolution.by().value())
                .set(ABUSE_REPORT.RESOLVED_AT, resolution.at())
                .set(ABUSE_REPORT.RESOLUTION, resolution.note())
                .where(ABUSE_REPORT.REPORT_ID.eq(report.id()))
                .execute());
    }

    @Override
    public List<AbuseReport> latest(boolean open, int limit) {
        return database.query(sql -> sql.selectFrom(ABUSE_REPORT)
                .where(open ? ABUSE_REPORT.RESOLVED_AT.isNull() : DSL.noCondition())
                .orderBy(ABUSE_REPORT.AT.desc(), ABUSE_REPORT.REPORT_ID.desc())
                .limit(limit)
                .fetch(JooqAbuseReports::report));
    }

    private static AbuseReport report(Record row) {
        UUID message = row.get(ABUSE_REPORT.MESSAGE_ID);
        return new AbuseReport(
                requireNonNull(row.get(ABUSE_REPORT.REPORT_ID)),
                new AccountId(requireNonNull(row.get(ABUSE_REPORT.REPORTER_ID))),
                new AccountId(requireNonNull(row.get(ABUSE_REPORT.ACCUSED_ID))),
                message == null ? null : new MessageId(message),
                requireNonNull(row.get(ABUSE_REPORT.REASON)),
                requireNonNull(row.get(ABUSE_REPORT.NOTE)),
                requireNonNull(row.get(ABUSE_REPORT.AT)),
                resolution(row));
    }

    private static AbuseReport.@Nullable Resolution resolution(Record row) {
        Instant at = row.get(ABUSE_REPORT.RESOLVED_AT);
        return at == null
                ? null
                : new AbuseReport.Resolution(
                        new AccountId(requireNonNull(row.get(ABUSE_REPORT.RESOLVED_BY))),
                        at,
                        requireNonNull(row.get(ABUSE_REPORT.RESOLUTION)));
    }
}
