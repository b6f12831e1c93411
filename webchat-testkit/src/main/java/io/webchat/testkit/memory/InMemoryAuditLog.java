package io.webchat.testkit.memory;

import static java.util.Comparator.comparingLong;

import io.webchat.application.safety.AuditLog;
import io.webchat.domain.safety.AuditEntry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

final class InMemoryAuditLog implements AuditLog {
    private final AtomicLong numbers = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Long, Line> lines;

    InMemoryAuditLog(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.lines = new Table<>(unitOfWork);
    }

    @Override
    public void add(AuditEntry entry) {
        unitOfWork.run(() -> {
            long number = numbers.incrementAndGet();
            lines.put(number, new Line(number, entry));
        });
    }

    @Override
    public List<Line> before(long number, int limit) {
        return unitOfWork.call(() -> lines.rows().stream()
                .filter(line -> line.number() < number)
                .sorted(comparingLong(Line::number).reversed())
                .limit(limit)
                .toList());
    }
}
