package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.ACCOUNT;
import static io.webchat.adapter.persistence.generated.Tables.READER;
import static io.webchat.adapter.persistence.generated.Tables.SESSION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.SearchText;
import io.webchat.application.directory.Directory;
import io.webchat.application.directory.DirectoryEntry;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.Standing;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Who is there. */
public final class JooqDirectory implements Directory {
    private static final io.webchat.adapter.persistence.generated.tables.Account OWNER = ACCOUNT.as("owner");

    private final Database database;

    @Inject
    public JooqDirectory(Database database) {
        this.database = database;
    }

    private record Listed(Account account, @Nullable ChatAddress owner) {}

    @Override
    public List<DirectoryEntry> visible(Criteria wanted, int limit) {
        List<Listed> accounts = database.query(sql -> sql.select(ACCOUNT.fields())
                .select(OWNER.ADDRESS)
                .from(ACCOUNT)
                .leftJoin(OWNER)
                .on(OWNER.ACCOUNT_ID.eq(ACCOUNT.OWNER_ID))
                .where(ACCOUNT.PUBLIC_VISIBLE)
                .and(ACCOUNT.STANDING.eq(Standing.ACTIVE.wireName()))
                .and(wanted.text() == null ? noCondition() : mentions(wanted.text()))
                .and(
                        wanted.kind() == null
                                ? noCondition()
                                : ACCOUNT.KIND.eq(wanted.kind().wireName()))
                .and(
                        wanted.online() == null
                                ? noCondition()
                                : online(wanted.now()).eq(wanted.online()))
                .orderBy(ACCOUNT.ADDRESS.collate(Database.BY_CODE))
                .limit(limit)
                .fetch(JooqDirectory::listed));
        Map<Long, List<Session>> sessions = sessions(accounts);
        return accounts.stream()
                .map(listed -> new DirectoryEntry(
                        listed.account(),
                        listed.owner(),
                        sessions.getOrDefault(listed.account().id().value(), List.of())))
                .toList();
    }

    private static Field<Boolean> online(Instant now) {
        return field(exists(selectOne()
                .from(SESSION)
                .join(READER)
                .on(READER.SESSION_ID.eq(SESSION.SESSION_ID))
                .where(SESSION.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .and(SESSION.VISIBLE)
                .and(READER.LAST_SEEN_AT.gt(now.minus(Session.LEASE)))));
    }

    private static Condition mentions(String text) {
        return SearchText.contains(ACCOUNT.ADDRESS, text)
                .or(SearchText.contains(ACCOUNT.DISPLAY_NAME, text))
                .or(exists(selectOne()
                        .from(SESSION)
                        .where(SESSION.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                        .and(SESSION.VISIBLE)
                        .and(SearchText.contains(SESSION.SESSION_NAME, text))));
    }

    private static Listed listed(Record row) {
        String owner = row.get(OWNER.ADDRESS);
        return new Listed(AccountRow.read(row), owner == null ? null : new ChatAddress(owner));
    }

    private Map<Long, List<Session>> sessions(List<Listed> accounts) {
        List<Long> ids =
                accounts.stream().map(listed -> listed.account().id().value()).toList();
        return database.query(sql -> sql
                .select(SESSION.fields())
                .select(READER.LAST_SEEN_AT)
                .from(SESSION)
                .join(READER)
                .on(READER.SESSION_ID.eq(SESSION.SESSION_ID))
                .where(SESSION.ACCOUNT_ID.in(ids))
                .and(SESSION.VISIBLE)
                .orderBy(READER.LAST_SEEN_AT.desc(), SESSION.SESSION_ID)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> requireNonNull(row.get(SESSION.ACCOUNT_ID)),
                        Collectors.mapping(SessionRow::read, Collectors.toList()))));
    }
}
