package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.safety.AbuseReports;
import io.webchat.domain.safety.AbuseReport;
import java.util.List;
import java.util.Optional;

final class InMemoryAbuseReports implements AbuseReports {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<String, AbuseReport> reports;

    InMemoryAbuseReports(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.reports = new Table<>(unitOfWork);
    }

    @Override
    public void add(AbuseReport report) {
        unitOfWork.run(() -> reports.put(report.id(), report));
    }

    @Override
    public Optional<AbuseReport> find(String id) {
        return unitOfWork.call(() -> reports.find(id));
    }

    @Override
    public void update(AbuseReport report) {
        add(report);
    }

    @Override
    public List<AbuseReport> latest(boolean open, int limit) {
        return unitOfWork.call(() -> reports.rows().stream()
                .filter(report -> !open || report.resolution() == null)
                .sorted(comparing(AbuseReport::at)
                        .thenComparing(AbuseReport::id)
                        .reversed())
                .limit(limit)
                .toList());
    }
}
