package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.ACCOUNT;
import static io.webchat.adapter.persistence.generated.Tables.ADDRESS;
import static io.webchat.adapter.persistence.generated.Tables.ADDRESS_SKELETON;
import static io.webchat.adapter.persistence.generated.Tables.INBOX;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.ShortLivedCache;
import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.NewAccount;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Accounts, with a short memory: each message names two. */
public final class JooqAccounts implements Accounts {
    /** A change on this node is seen at once; one on another node after this at the latest. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final ShortLivedCache<AccountId, Account> byId = new ShortLivedCache<>(LIFE);
    private final ShortLivedCache<ChatAddress, AccountId> byAddress = new ShortLivedCache<>(LIFE);
    private final Database database;

    @Inject
    public JooqAccounts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.inTransaction() ? select(id) : byId.get(id, this::select);
    }

    @Override
    public Optional<Account> find(ChatAddress address) {
        Optional<AccountId> owner = database.inTransaction() ? owner(address) : byAddress.get(address, this::owner);
        return owner.flatMap(this::find);
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return select(ACCOUNT.EMAIL.eq(email.value()));
    }

    private Optional<Account> select(AccountId id) {
        return select(ACCOUNT.ACCOUNT_ID.eq(id.value()));
    }

    private Optional<Account> select(Condition condition) {
        return database.query(sql ->
                sql.select(ACCOUNT.fields()).from(ACCOUNT).where(condition).fetchOptional(AccountRow::read));
    }

    private Optional<AccountId> owner(ChatAddress address) {
        return database.query(sql -> sql.select(ADDRESS.ACCOUNT_ID)
                .from(ADDRESS)
                .where(ADDRESS.ADDRESS_.eq(address.value()))
                .fetchOptional(row -> new AccountId(requireNonNull(row.value1()))));
    }

    @Override
    public Optional<Account> contact(AccountId owner, ChatAddress address) {
        return select(contactsOf(owner).and(ACCOUNT.ADDRESS.eq(address.value())));
    }

    @Override
    public List<Account> contacts(AccountId owner) {
        return database.query(sql -> sql.select(ACCOUNT.fields())
                .from(ACCOUNT)
                .where(contactsOf(owner))
                .orderBy(ACCOUNT.ADDRESS.collate(Database.BY_CODE))
                .fetch(AccountRow::read));
    }

    private static Condition contactsOf(AccountId owner) {
        return ACCOUNT.KIND.eq(AccountKind.BRIDGE.wireName()).and(ACCOUNT.OWNER_ID.eq(owner.value()));
    }

    @Override
    public List<Account> ownedBy(AccountId owner) {
        return database.query(sql -> sql.select(ACCOUNT.fields())
                .from(ACCOUNT)
                .where(ACCOUNT.OWNER_ID.eq(owner.value()))
                .and(ACCOUNT.KIND.eq(AccountKind.AGENT.wireName()))
                .and(ACCOUNT.STANDING.eq(Standing.ACTIVE.wireName()))
                .orderBy(ACCOUNT.ACCOUNT_ID)
                .fetch(AccountRow::read));
    }

    @Override
    public int addresses(AccountId account) {
        return database.query(
                sql -> sql.fetchCount(sql.selectFrom(ADDRESS).where(ADDRESS.ACCOUNT_ID.eq(account.value()))));
    }

    @Override
    public List<Account> admins() {
        return database.query(sql -> sql.select(ACCOUNT.fields())
                .from(ACCOUNT)
                .where(ACCOUNT.ADMIN)
                .and(ACCOUNT.STANDING.eq(Standing.ACTIVE.wireName()))
                .orderBy(ACCOUNT.ACCOUNT_ID)
                .fetch(AccountRow::read));
    }

    @Override
    public List<Account> matching(@Nullable String text, int limit) {
        return database.query(sql -> sql.select(ACCOUNT.fields())
                .from(ACCOUNT)
                .where(text == null ? DSL.noCondition() : mentions(text))
                .and(ACCOUNT.KIND.ne(AccountKind.BRIDGE.wireName()))
                .orderBy(ACCOUNT.ADDRESS.collate(Database.BY_CODE))
                .limit(limit)
                .fetch(AccountRow::read));
    }

    private static Condition mentions(String text) {
        return ACCOUNT.ADDRESS
                .containsIgnoreCase(text)
                .or(ACCOUNT.DISPLAY_NAME.containsIgnoreCase(text))
                .or(ACCOUNT.EMAIL.containsIgnoreCase(text));
    }

    @Override
    public Account register(NewAccount account) {
        return database.call(() -> database.query(sql -> {
            Long id = sql.insertInto(ACCOUNT)
                    .set(ACCOUNT.KIND, account.kind().wireName())
                    .set(ACCOUNT.ADDRESS, account.address().value())
                    .set(ACCOUNT.DISPLAY_NAME, account.displayName())
                    .set(
                            ACCOUNT.EMAIL,
                            account.email() == null ? null : account.email().value())
                    .set(
                            ACCOUNT.OWNER_ID,
                            account.owner() == null ? null : account.owner().value())
                    .set(ACCOUNT.PUBLIC_VISIBLE, account.publicVisible())
                    .set(ACCOUNT.ADMIN, account.admin())
                    .set(ACCOUNT.CREATED_AT, account.createdAt())
                    .onConflictDoNothing()
                    .returningResult(ACCOUNT.ACCOUNT_ID)
                    .fetchOne(ACCOUNT.ACCOUNT_ID);
            if (id == null) {
                throw taken();
            }
            Account registered = account.withId(new AccountId(id));
            claim(sql, registered);
            sql.insertInto(INBOX).set(INBOX.ACCOUNT_ID, id).execute();
            return registered;
        }));
    }

    @Override
    public void update(Account account) {
        database.call(() -> database.query(sql -> {
            claim(sql, account);
            sql.update(ACCOUNT)
                    .set(ACCOUNT.ADDRESS, account.address().value())
                    .set(ACCOUNT.DISPLAY_NAME, account.displayName())
                    .set(ACCOUNT.PUBLIC_VISIBLE, account.publicVisible())
                    .where(ACCOUNT.ACCOUNT_ID.eq(account.id().value()))
                    .execute();
            database.afterCommit(() -> byAddress.forget(account.address()));
            forget(account.id());
            return account;
        }));
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return database.query(sql -> sql.select(ACCOUNT.fields())
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(AccountRow::read));
    }

    @Override
    public void setAdmin(AccountId id, boolean admin) {
        database.query(sql -> sql.update(ACCOUNT)
                .set(ACCOUNT.ADMIN, admin)
                .where(ACCOUNT.ACCOUNT_ID.eq(id.value()))
                .execute());
        forget(id);
    }

    @Override
    public void setStanding(AccountId id, Standing standing) {
        database.query(sql -> sql.update(ACCOUNT)
                .set(ACCOUNT.STANDING, standing.wireName())
                .where(ACCOUNT.ACCOUNT_ID.eq(id.value()))
                .and(ACCOUNT.STANDING.ne(Standing.ENDED.wireName()))
                .execute());
        forget(id);
    }

    private void forget(AccountId id) {
        database.afterCommit(() -> byId.forget(id));
    }

    /** Gives the account its address for ever, unless that, or one that looks like it, is another's. */
    private static void claim(DSLContext sql, Account account) {
        if (account.kind() == AccountKind.BRIDGE) {
            // Unique in its owner's directory only, which a key of its own keeps.
            return;
        }
        long owner = account.id().value();
        String skeleton = account.address().skeleton();
        String address = account.address().value();
        sql.insertInto(ADDRESS_SKELETON)
                .values(skeleton, owner)
                .onConflictDoNothing()
                .execute();
        sql.insertInto(ADDRESS).values(address, owner).onConflictDoNothing().execute();
        boolean own = sql.fetchExists(DSL.selectOne()
                .from(ADDRESS)
                .join(ADDRESS_SKELETON)
                .on(ADDRESS_SKELETON.SKELETON.eq(skeleton))
                .where(ADDRESS.ADDRESS_.eq(address))
                .and(ADDRESS.ACCOUNT_ID.eq(owner))
                .and(ADDRESS_SKELETON.ACCOUNT_ID.eq(owner)));
        if (!own) {
            throw taken();
        }
    }

    private static Refusal taken() {
        return Refusal.field(
                RefusalCode.ADDRESS_TAKEN,
                "chat_address",
                "taken",
                "Choose another chat_address: this one, or one that looks like it, is taken.");
    }
}
