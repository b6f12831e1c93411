package io.webchat.testkit.memory;

import io.webchat.application.identity.PairingCodes;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.TokenHash;
import java.time.Instant;
import java.util.Optional;

final class InMemoryPairingCodes implements PairingCodes {
    private record Row(AccountId account, Instant expiresAt) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<TokenHash, Row> codes;

    InMemoryPairingCodes(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.codes = new Table<>(unitOfWork);
    }

    @Override
    public void put(TokenHash code, AccountId account, Instant now, Instant expiresAt) {
        unitOfWork.run(() -> codes.put(code, new Row(account, expiresAt)));
    }

    @Override
    public Optional<AccountId> take(TokenHash code, Instant now) {
        return unitOfWork.call(() -> {
            Optional<Row> found = codes.find(code);
            found.ifPresent(row -> codes.remove(code));
            return found.filter(row -> row.expiresAt().isAfter(now)).map(Row::account);
        });
    }
}
