package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.safety.Blocks;
import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemoryBlocks implements Blocks {
    private record Pair(AccountId blocker, AccountId blocked) {}

    private record Row(Pair pair, Instant at) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Pair, Row> rows;

    InMemoryBlocks(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public void put(AccountId blocker, AccountId blocked, Instant at) {
        Pair pair = new Pair(blocker, blocked);
        unitOfWork.run(() -> rows.put(pair, rows.get(pair, new Row(pair, at))));
    }

    @Override
    public void remove(AccountId blocker, AccountId blocked) {
        unitOfWork.run(() -> rows.remove(new Pair(blocker, blocked)));
    }

    @Override
    public List<AccountId> of(AccountId blocker) {
        return unitOfWork.call(() -> rows.rows().stream()
                .filter(row -> row.pair().blocker().equals(blocker))
                .sorted(comparing(Row::at)
                        .reversed()
                        .thenComparingLong(row -> row.pair().blocked().value()))
                .map(row -> row.pair().blocked())
                .toList());
    }

    @Override
    public Set<AccountId> blockersOf(AccountId blocked) {
        return unitOfWork.call(() -> rows.rows().stream()
                .map(Row::pair)
                .filter(pair -> pair.blocked().equals(blocked))
                .map(Pair::blocker)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
