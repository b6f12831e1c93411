package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.PAIRING_CODE;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.identity.PairingCodes;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The pairing codes that wait to be used. */
public final class JooqPairingCodes implements PairingCodes {
    private final Database database;

    @Inject
    public JooqPairingCodes(Database database) {
        this.database = database;
    }

    @Override
    public void put(TokenHash code, AccountId account, Instant now, Instant expiresAt) {
        database.call(() -> database.query(sql -> {
            sql.deleteFrom(PAIRING_CODE).where(PAIRING_CODE.EXPIRES_AT.le(now)).execute();
            return sql.insertInto(PAIRING_CODE)
                    .values(code.hex(), account.value(), expiresAt)
                    .execute();
        }));
    }

    @Override
    public Optional<AccountId> take(TokenHash code, Instant now) {
        return database.query(sql -> sql.deleteFrom(PAIRING_CODE)
                .where(PAIRING_CODE.HASH.eq(code.hex()))
                .and(PAIRING_CODE.EXPIRES_AT.gt(now))
                .returningResult(PAIRING_CODE.ACCOUNT_ID)
                .fetchOptional(row -> new AccountId(requireNonNull(row.value1()))));
    }
}
