package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.calls.Calls;
import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryCalls implements Calls {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<String, Call> calls;

    InMemoryCalls(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.calls = new Table<>(unitOfWork);
    }

    @Override
    public void add(Call call) {
        unitOfWork.run(() -> calls.put(call.id(), call));
    }

    @Override
    public Optional<Call> lock(String id) {
        return unitOfWork.call(() -> calls.find(id));
    }

    @Override
    public void update(Call call) {
        add(call);
    }

    @Override
    public List<Call> of(AccountId account, int limit) {
        return unitOfWork.call(() -> calls.rows().stream()
                .filter(call -> call.includes(account))
                .sorted(comparing(Call::startedAt).thenComparing(Call::id).reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public List<String> ringingSince(Instant time, int limit) {
        return unitOfWork.call(() -> calls.rows().stream()
                .filter(call -> call.state() == Call.State.RINGING)
                .filter(call -> !call.startedAt().isAfter(time))
                .sorted(comparing(Call::startedAt))
                .limit(limit)
                .map(Call::id)
                .toList());
    }
}
