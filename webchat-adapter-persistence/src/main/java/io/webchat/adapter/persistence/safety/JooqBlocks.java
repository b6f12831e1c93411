package io.webchat.adapter.persistence.safety;

import static io.webchat.adapter.persistence.generated.Tables.PERSONAL_BLOCK;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.ShortLivedCache;
import io.webchat.application.safety.Blocks;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who doesn't want to hear of whom, with a short memory: each send asks. */
public final class JooqBlocks implements Blocks {
    /** A change on this node is seen at once; one on another node after this at the latest. */
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final ShortLivedCache<AccountId, Set<AccountId>> blockers = new ShortLivedCache<>(LIFE);
    private final Database database;

    @Inject
    public JooqBlocks(Database database) {
        this.database = database;
    }

    @Override
    public void put(AccountId blocker, AccountId blocked, Instant at) {
        database.call(() -> database.query(sql -> {
            database.afterCommit(() -> blockers.forget(blocked));
            return sql.insertInto(PERSONAL_BLOCK)
                    .values(blocker.value(), blocked.value(), at)
                    .onConflictDoNothing()
                    .execute();
        }));
    }

    @Override
    public void remove(AccountId blocker, AccountId blocked) {
        database.call(() -> database.query(sql -> {
            database.afterCommit(() -> blockers.forget(blocked));
            return sql.deleteFrom(PERSONAL_BLOCK)
                    .where(PERSONAL_BLOCK.BLOCKER_ID.eq(blocker.value()))
                    .and(PERSONAL_BLOCK.BLOCKED_ID.eq(blocked.value()))
                    .execute();
        }));
    }

    @Override
    public List<AccountId> of(AccountId blocker) {
        return database.query(sql -> sql.select(PERSONAL_BLOCK.BLOCKED_ID)
                .from(PERSONAL_BLOCK)
                .where(PERSONAL_BLOCK.BLOCKER_ID.eq(blocker.value()))
                .orderBy(PERSONAL_BLOCK.AT.desc(), PERSONAL_BLOCK.BLOCKED_ID)
                .fetch(row -> new AccountId(requireNonNull(row.value1()))));
    }

    @Override
    public Set<AccountId> blockersOf(AccountId blocked) {
        return database.inTransaction()
                ? select(blocked)
                : blockers.get(blocked, key -> Optional.of(select(key))).orElseThrow();
    }

    private Set<AccountId> select(AccountId blocked) {
        return Set.copyOf(database.query(sql -> sql.select(PERSONAL_BLOCK.BLOCKER_ID)
                .from(PERSONAL_BLOCK)
                .where(PERSONAL_BLOCK.BLOCKED_ID.eq(blocked.value()))
                .fetch(row -> new AccountId(requireNonNull(row.value1())))));
    }
}
