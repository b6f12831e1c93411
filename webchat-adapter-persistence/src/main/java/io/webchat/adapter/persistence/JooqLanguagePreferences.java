package io.webchat.adapter.persistence;

import static io.webchat.adapter.persistence.generated.Tables.INBOX_EVENT;
import static io.webchat.adapter.persistence.generated.Tables.LANGUAGE_POSITION;
import static io.webchat.adapter.persistence.generated.Tables.LANGUAGE_PREFS;
import static java.util.Objects.requireNonNull;

import io.webchat.application.language.LanguagePreferences;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Languages that receivers want, with a short memory: each page of a history asks. */
final class JooqLanguagePreferences implements LanguagePreferences {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final Memory<AccountId, LanguagePrefs> remembered = new Memory<>(LIFE);
    private final Database database;

    @Inject
    JooqLanguagePreferences(Database database) {
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
    public List<AccountId> behind(Collection<AccountId> among) {
        Long[] ids = among.stream().map(AccountId::value).toArray(Long[]::new);
        return database.query(sql -> sql.select(LANGUAGE_POSITION.ACCOUNT_ID)
                .from(LANGUAGE_POSITION)
                .where(LANGUAGE_POSITION.ACCOUNT_ID.eq(DSL.any(ids)))
                .and(DSL.exists(DSL.selectOne()
                        .from(INBOX_EVENT)
                        .where(INBOX_EVENT.ACCOUNT_ID.eq(LANGUAGE_POSITION.ACCOUNT_ID))
                        .and(INBOX_EVENT.SEQ.gt(LANGUAGE_POSITION.SEQ))))
                .fetch(row -> new AccountId(requireNonNull(row.value1()))));
    }

    @Override
    public Optional<Reading> hold(AccountId account) {
        return database.query(sql -> sql.select(LANGUAGE_PREFS.fields())
                .select(LANGUAGE_POSITION.SEQ)
                .from(LANGUAGE_POSITION)
                .join(LANGUAGE_PREFS)
                .on(LANGUAGE_PREFS.ACCOUNT_ID.eq(LANGUAGE_POSITION.ACCOUNT_ID))
                .where(LANGUAGE_POSITION.ACCOUNT_ID.eq(account.value()))
                .and(LANGUAGE_PREFS.RECEIVE_LANGUAGE.isNotNull())
                .forUpdate()
                .of(LANGUAGE_POSITION)
                .skipLocked()
                .fetchOptional(
                        row -> new Reading(account, prefs(row), requireNonNull(row.get(LANGUAGE_POSITION.SEQ)))));
    }

    @Override
    public void readUpTo(AccountId account, long seq) {
        database.query(sql -> sql.update(LANGUAGE_POSITION)
                .set(LANGUAGE_POSITION.SEQ, seq)
                .where(LANGUAGE_POSITION.ACCOUNT_ID.eq(account.value()))
                .execute());
    }
}
