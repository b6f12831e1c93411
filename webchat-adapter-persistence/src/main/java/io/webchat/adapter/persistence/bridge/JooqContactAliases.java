package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.CONTACT_ALIAS;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.ContactAliases;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Other addresses of the contacts outside of the relay. */
public final class JooqContactAliases implements ContactAliases {
    private final Database database;
    private final Clock clock;

    @Inject
    public JooqContactAliases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<AccountId> find(AccountId owner, ChatAddress address) {
        return database.query(sql -> sql.select(CONTACT_ALIAS.CONTACT_ID)
                .from(CONTACT_ALIAS)
                .where(CONTACT_ALIAS.OWNER_ID.eq(owner.value()))
                .and(CONTACT_ALIAS.ADDRESS.eq(address.value()))
                .fetchOptional(row -> new AccountId(requireNonNull(row.value1()))));
    }

    @Override
    public void add(AccountId owner, ChatAddress address, AccountId contact) {
        database.query(sql -> sql.insertInto(CONTACT_ALIAS)
                .set(CONTACT_ALIAS.OWNER_ID, owner.value())
                .set(CONTACT_ALIAS.ADDRESS, address.value())
                .set(CONTACT_ALIAS.CONTACT_ID, contact.value())
                .onConflictDoNothing()
                .execute());
    }

    @Override
    public void moved(AccountId owner, ChatAddress address, AccountId contact) {
        database.query(sql -> sql.insertInto(CONTACT_ALIAS)
                .set(CONTACT_ALIAS.OWNER_ID, owner.value())
                .set(CONTACT_ALIAS.ADDRESS, address.value())
                .set(CONTACT_ALIAS.CONTACT_ID, contact.value())
                .set(CONTACT_ALIAS.MOVED_AT, clock.instant())
                .onConflict(CONTACT_ALIAS.OWNER_ID, CONTACT_ALIAS.ADDRESS)
                .doUpdate()
                .set(CONTACT_ALIAS.CONTACT_ID, contact.value())
                .set(CONTACT_ALIAS.MOVED_AT, clock.instant())
                .execute());
    }

    @Override
    public Optional<ChatAddress> present(AccountId contact) {
        return database.query(sql -> sql.select(CONTACT_ALIAS.ADDRESS)
                .from(CONTACT_ALIAS)
                .where(CONTACT_ALIAS.CONTACT_ID.eq(contact.value()))
                .and(CONTACT_ALIAS.MOVED_AT.isNotNull())
                .orderBy(CONTACT_ALIAS.MOVED_AT.desc())
                .limit(1)
                .fetchOptional(row -> new ChatAddress(requireNonNull(row.value1()))));
    }
}
