package io.webchat.testkit.memory;

import io.webchat.application.identity.CodeOutbox;
import io.webchat.application.identity.WaitingCode;
import io.webchat.domain.identity.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryCodeOutbox implements CodeOutbox {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<EmailAddress, WaitingCode> codes;

    InMemoryCodeOutbox(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.codes = new Table<>(unitOfWork);
    }

    @Override
    public void put(WaitingCode waiting) {
        unitOfWork.run(() -> codes.put(waiting.email(), waiting));
    }

    @Override
    public List<WaitingCode> lease(Instant now, Instant until, int limit) {
        return unitOfWork.call(() -> codes.rows().stream()
                .filter(waiting ->
                        !waiting.dueAt().isAfter(now) && waiting.expiresAt().isAfter(now))
                .sorted(Comparator.comparing(WaitingCode::dueAt))
                .limit(limit)
                .map(waiting -> due(waiting, until, waiting.attempts() + 1))
                .toList());
    }

    private WaitingCode due(WaitingCode waiting, Instant at, int attempts) {
        WaitingCode later =
                new WaitingCode(waiting.mail(), waiting.email(), waiting.code(), waiting.expiresAt(), at, attempts);
        codes.put(later.email(), later);
        return later;
    }

    @Override
    public void again(WaitingCode waiting) {
        unitOfWork.run(() -> find(waiting.mail()).ifPresent(found -> due(found, waiting.dueAt(), found.attempts())));
    }

    @Override
    public void remove(UUID mail) {
        unitOfWork.run(() -> find(mail).ifPresent(found -> codes.remove(found.email())));
    }

    private Optional<WaitingCode> find(UUID mail) {
        return codes.rows().stream()
                .filter(waiting -> waiting.mail().equals(mail))
                .findFirst();
    }

    @Override
    public void removeExpired(Instant now) {
        unitOfWork.run(() -> codes.rows().stream()
                .filter(waiting -> !waiting.expiresAt().isAfter(now))
                .forEach(waiting -> codes.remove(waiting.email())));
    }
}
