package io.webchat.adapter.persistence.language;

import static io.webchat.adapter.persistence.generated.Tables.INBOX_EVENT;
import static io.webchat.adapter.persistence.generated.Tables.LANGUAGE_POSITION;
import static io.webchat.adapter.persistence.generated.Tables.LANGUAGE_PREFS;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.ShortLivedCache;
import io.webchat.application.language.LanguagePreferences;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Languages that receivers want, with a short memory: each page of a history asks. */
public final class JooqLanguagePreferences implements LanguagePreferences {
    private static final String READ_UP_TO = """
        UPDATE language_position p SET seq = n.seq
        FROM unnest({0}, {1}) AS n (account_id, seq)
        WHERE p.account_id = n.account_id
        """;

    private static final Duration LIFE = Duration.ofSeconds(30);

    private final ShortLivedCache<AccountId, LanguagePrefs> remembered = new ShortLivedCache<>(LIFE);
    private final Database database;

    @Inject
    public JooqLanguagePreferences(Database database) {
        this.database = database;
    }

    @Override
    public LanguagePrefs of(AccountId account) {
        return database.inTransaction()
                ? select(account)
                : remembered.get(account, id -> Optional.of(select(id))).orElse(LanguagePrefs.DEFAULT);
    }

    private LanguagePrefs select(AccountId account) {
        return database.query(sql -> sql.select(LANGUAGE_PREFS.fields())
                .from(LANGUAGE_PREFS)
                .where(LANGUAGE_PREFS.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(JooqLanguagePreferences::prefs)
                .orElse(LanguagePrefs.DEFAULT));
    }

    private static LanguagePrefs prefs(Record row) {
        String language = row.get(LANGUAGE_PREFS.RECEIVE_LANGUAGE);
        return new LanguagePrefs(
                language == null ? null : new LanguageTag(language),
                requireNonNull(row.get(LANGUAGE_PREFS.CAPTIONS)),
                requireNonNull(row.get(LANGUAGE_PREFS.READ_ALOUD)));
    }

    @Override
    public void put(AccountId account, LanguagePrefs prefs, long logEnd) {
        database.run(() -> database.query(sql -> {
            LanguageTag tag = prefs.receiveLanguage();
            String language = tag == null ? null : tag.value();
            sql.insertInto(LANGUAGE_PREFS)
                    .set(LANGUAGE_PREFS.ACCOUNT_ID, account.value())
                    .set(LANGUAGE_PREFS.RECEIVE_LANGUAGE, language)
                    .set(LANGUAGE_PREFS.CAPTIONS, prefs.captions())
                    .set(LANGUAGE_PREFS.READ_ALOUD, prefs.readAloud())
                    .onConflict(LANGUAGE_PREFS.ACCOUNT_ID)
                    .doUpdate()
                    .set(LANGUAGE_PREFS.RECEIVE_LANGUAGE, language)
                    .set(LANGUAGE_PREFS.CAPTIONS, prefs.captions())
                    .set(LANGUAGE_PREFS.READ_ALOUD, prefs.readAloud())
                    .execute();
            database.afterCommit(() -> remembered.forget(account));
            return language == null
                    ? sql.deleteFrom(LANGUAGE_POSITION)
                            .where(LANGUAGE_POSITION.ACCOUNT_ID.eq(account.value()))
                            .execute()
                    : sql.insertInto(LANGUAGE_POSITION)
                            .set(LANGUAGE_POSITION.ACCOUNT_ID, account.value())
                            .set(LANGUAGE_POSITION.SEQ, logEnd)
                            .onConflictDoNothing()
                            .execute();
        }));
    }

    @Override
    public Set<AccountId> receivers() {
        return database.query(sql -> sql
                .select(LANGUAGE_PREFS.ACCOUNT_ID)
                .from(LANGUAGE_PREFS)
                .where(LANGUAGE_PREFS.RECEIVE_LANGUAGE.isNotNull())
                .stream()
                .map(row -> new AccountId(requireNonNull(row.value1())))
                .collect(Collectors.toSet()));
    }

    @Override
    public List<Reading> holdBehind(int most) {
        return holdBehind(DSL.noCondition(), most);
    }

    @Override
    public List<Reading> holdBehind(Collection<AccountId> accounts, int most) {
        Long[] wanted = accounts.stream().map(AccountId::value).toArray(Long[]::new);
        return holdBehind(LANGUAGE_POSITION.ACCOUNT_ID.eq(DSL.any(wanted)), most);
    }

    private List<Reading> holdBehind(Condition which, int most) {
        return database.query(sql -> sql.select(LANGUAGE_PREFS.fields())
                .select(LANGUAGE_POSITION.SEQ)
                .from(LANGUAGE_POSITION)
                .join(LANGUAGE_PREFS)
                .on(LANGUAGE_PREFS.ACCOUNT_ID.eq(LANGUAGE_POSITION.ACCOUNT_ID))
                .where(LANGUAGE_PREFS.RECEIVE_LANGUAGE.isNotNull())
                .and(which)
                .and(DSL.exists(DSL.selectOne()
                        .from(INBOX_EVENT)
                        .where(INBOX_EVENT.ACCOUNT_ID.eq(LANGUAGE_POSITION.ACCOUNT_ID))
                        .and(INBOX_EVENT.SEQ.gt(LANGUAGE_POSITION.SEQ))))
                .limit(most)
                .forNoKeyUpdate()
                .of(LANGUAGE_POSITION)
                .skipLocked()
                .fetch(row -> new Reading(
                        new AccountId(requireNonNull(row.get(LANGUAGE_PREFS.ACCOUNT_ID))),
                        prefs(row),
                        requireNonNull(row.get(LANGUAGE_POSITION.SEQ)))));
    }

    @Override
    public void readUpTo(Map<AccountId, Long> places) {
        List<Map.Entry<AccountId, Long>> rows = List.copyOf(places.entrySet());
        database.query(sql -> sql.execute(
                READ_UP_TO,
                val(rows.stream().map(row -> row.getKey().value()).toArray(Long[]::new)),
                val(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))));
    }
}
