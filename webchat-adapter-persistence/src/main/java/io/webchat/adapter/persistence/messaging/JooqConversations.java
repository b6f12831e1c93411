package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.CONVERSATION;
import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.messaging.Conversations;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** Conversations. What one is of never changes, so it can be remembered without end. */
public final class JooqConversations implements Conversations {
    private static final int MAX_REMEMBERED = 100_000;

    private record Pair(AccountId low, AccountId high) {
        static Pair of(AccountId one, AccountId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private final Cache<Pair, Conversation.Direct> byPair =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();
    private final Cache<ConversationId, Conversation> byId =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();
    private final Database database;

    @Inject
    public JooqConversations(Database database) {
        this.database = database;
    }

    @Override
    public Conversation.Direct between(AccountId one, AccountId other) {
        Pair pair = Pair.of(one, other);
        return existing(pair).orElseGet(() -> remembered(pair, insert(pair)));
    }

    @Override
    public Optional<Conversation.Direct> existing(AccountId one, AccountId other) {
        return existing(Pair.of(one, other));
    }

    private Optional<Conversation.Direct> existing(Pair pair) {
        Conversation.Direct known = byPair.getIfPresent(pair);
        return known != null ? Optional.of(known) : select(byPair(pair)).map(stored -> remembered(pair, stored));
    }

    private Conversation.Direct remembered(Pair pair, Conversation.Direct stored) {
        database.afterCommit(() -> byPair.put(pair, stored));
        return stored;
    }

    private Conversation.Direct insert(Pair pair) {
        database.query(sql -> sql.insertInto(CONVERSATION)
                .set(CONVERSATION.LOW_ACCOUNT, pair.low().value())
                .set(CONVERSATION.HIGH_ACCOUNT, pair.high().value())
                .onConflictDoNothing()
                .execute());
        return select(byPair(pair)).orElseThrow();
    }

    private static Condition byPair(Pair pair) {
        return CONVERSATION
                .LOW_ACCOUNT
                .eq(pair.low().value())
                .and(CONVERSATION.HIGH_ACCOUNT.eq(pair.high().value()));
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        Conversation known = byId.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Conversation> stored = database.query(sql -> sql.select(CONVERSATION.fields())
                .from(CONVERSATION)
                .where(CONVERSATION.CONVERSATION_ID.eq(id.value()))
                .fetchOptional(JooqConversations::conversation));
        stored.ifPresent(found -> database.afterCommit(() -> byId.put(id, found)));
        return stored;
    }

    private Optional<Conversation.Direct> select(Condition condition) {
        return database.query(sql -> sql.select(CONVERSATION.fields())
                .from(CONVERSATION)
                .where(condition)
                .fetchOptional(JooqConversations::direct));
    }

    public static Conversation conversation(Record row) {
        String group = row.get(CONVERSATION.GROUP_ID);
        return group == null
                ? direct(row)
                : new Conversation.OfGroup(
                        new ConversationId(requireNonNull(row.get(CONVERSATION.CONVERSATION_ID))), new GroupId(group));
    }

    private static Conversation.Direct direct(Record row) {
        return new Conversation.Direct(
                new ConversationId(requireNonNull(row.get(CONVERSATION.CONVERSATION_ID))),
                new AccountId(requireNonNull(row.get(CONVERSATION.LOW_ACCOUNT))),
                new AccountId(requireNonNull(row.get(CONVERSATION.HIGH_ACCOUNT))));
    }
}
