package io.webchat.adapter.rest.safety;

import io.webchat.application.messaging.Views;
import io.webchat.domain.safety.AbuseReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as admins see it.
 *
 * @param resolvedBy with the two behind it null while it is open
 */
record ReportResponse(
        String reportId,
        String reporter,
        String chatAddress,
        @Nullable String messageId,
        String reason,
        String note,
        Instant at,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {
    static ReportResponse of(AbuseReport report, Views views) {
        AbuseReport.Resolution resolution = report.resolution();
        return new ReportResponse(
                report.id(),
                views.address(report.reporter()).value(),
                views.address(report.accused()).value(),
                report.message() == null ? null : report.message().toString(),
                report.reason(),
                report.note(),
                report.at(),
                resolution == null ? null : views.address(resolution.by()).value(),
                resolution == null ? null : resolution.at(),
                resolution == null ? null : resolution.note());
    }
}
