package io.webchat.testkit.memory;

import io.webchat.application.idempotency.KeptAnswers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryKeptAnswers implements KeptAnswers {
    private record Row(Call call, Kept kept, Instant at) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Call, Row> answers;

    InMemoryKeptAnswers(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.answers = new Table<>(unitOfWork);
    }

    @Override
    public Optional<Kept> claim(Call call, String contentHash, Instant at) {
        return unitOfWork.call(() -> {
            Optional<Row> known = answers.find(call);
            if (known.isEmpty()) {
                answers.put(call, new Row(call, new Kept(contentHash, ""), at));
            }
            return known.map(Row::kept);
        });
    }

    @Override
    public void answer(Call call, String answer) {
        unitOfWork.run(() -> {
            Row claimed = answers.find(call).orElseThrow();
            answers.put(call, new Row(call, new Kept(claimed.kept().contentHash(), answer), claimed.at()));
        });
    }

    @Override
    public int prune(Instant before, int limit) {
        return unitOfWork.call(() -> {
            List<Row> old = answers.rows().stream()
                    .filter(row -> row.at().isBefore(before))
                    .sorted(Comparator.comparing(Row::at))
                    .limit(limit)
                    .toList();
            old.forEach(row -> answers.remove(row.call()));
            return old.size();
        });
    }
}
