package io.webchat.adapter.persistence.language;

import static io.webchat.adapter.persistence.generated.Tables.TRANSLATION;
import static io.webchat.adapter.persistence.generated.Tables.TRANSLATION_WISH;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.language.Translations;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Translations, made and to be made. */
public final class JooqTranslations implements Translations {
    /** Where it is there already it is held, and begun anew when the message says something else since. */
    private static final String WANT = """
        INSERT INTO translation AS t (message_id, language, version, state, due_at, failures)
        VALUES ({0}, {1}, {2}, 'pending', {3}, 0)
        ON CONFLICT (message_id, language) DO UPDATE SET
            version = greatest(t.version, excluded.version),
            state = CASE WHEN t.version < excluded.version THEN 'pending' ELSE t.state END,
            due_at = CASE WHEN t.version < excluded.version THEN excluded.due_at ELSE t.due_at END,
            failures = CASE WHEN t.version < excluded.version THEN 0 ELSE t.failures END,
            transcript = CASE WHEN t.version < excluded.version THEN NULL ELSE t.transcript END,
            text = CASE WHEN t.version < excluded.version THEN NULL ELSE t.text END,
            source = CASE WHEN t.version < excluded.version THEN NULL ELSE t.source END,
            provider = CASE WHEN t.version < excluded.version THEN NULL ELSE t.provider END,
            reason = CASE WHEN t.version < excluded.version THEN NULL ELSE t.reason END
        """;

    private static final String LEASE = """
        UPDATE translation t SET due_at = {0}
        FROM (SELECT d.message_id, d.language FROM translation d
              JOIN (SELECT f.message_id, f.language, f.due_at,
                           row_number() OVER (PARTITION BY f.receiver ORDER BY f.due_at) AS turn
                    FROM (SELECT e.message_id, e.language, e.due_at,
                                 (SELECT min(w.account_id) FROM translation_wish w
                                  WHERE w.message_id = e.message_id AND w.language = e.language) AS receiver
                          FROM translation e
                          WHERE e.state = 'pending' AND e.due_at <= {1}
                          ORDER BY e.due_at
                          LIMIT 5000) AS f) AS fair USING (message_id, language)
              WHERE d.state = 'pending' AND d.due_at <= {1}
              ORDER BY fair.turn, fair.due_at
              LIMIT {2}
              FOR UPDATE OF d SKIP LOCKED) AS due
        WHERE t.message_id = due.message_id AND t.language = due.language
        RETURNING t.message_id, t.language
        """;

    private final Database database;

    @Inject
    public JooqTranslations(Database database) {
        this.database = database;
    }

    @Override
    public Translation want(Translation wanted, AccountId account) {
        return database.call(() -> database.query(sql -> {
            sql.execute(
                    WANT,
                    val(wanted.message().value()),
                    val(wanted.language().value()),
                    val(wanted.version()),
                    val(wanted.dueAt()));
            Translation stored = sql.selectFrom(TRANSLATION)
                    .where(is(wanted.message(), wanted.language()))
                    .fetchSingle(JooqTranslations::read);
            if (stored.state() == Translation.State.PENDING) {
                sql.insertInto(TRANSLATION_WISH)
                        .set(TRANSLATION_WISH.MESSAGE_ID, wanted.message().value())
                        .set(TRANSLATION_WISH.LANGUAGE, wanted.language().value())
                        .set(TRANSLATION_WISH.ACCOUNT_ID, account.value())
                        .onConflictDoNothing()
                        .execute();
            }
            return stored;
        }));
    }

    private static Condition is(MessageId message, LanguageTag language) {
        return TRANSLATION.MESSAGE_ID.eq(message.value()).and(TRANSLATION.LANGUAGE.eq(language.value()));
    }

    private static Condition wishFor(Translation translation) {
        return TRANSLATION_WISH
                .MESSAGE_ID
                .eq(translation.message().value())
                .and(TRANSLATION_WISH.LANGUAGE.eq(translation.language().value()));
    }

    private static Translation read(Record row) {
        return new Translation(
                new MessageId(requireNonNull(row.get(TRANSLATION.MESSAGE_ID))),
                new LanguageTag(requireNonNull(row.get(TRANSLATION.LANGUAGE))),
                requireNonNull(row.get(TRANSLATION.VERSION)),
                Translation.State.of(requireNonNull(row.get(TRANSLATION.STATE))),
                requireNonNull(row.get(TRANSLATION.DUE_AT)),
                requireNonNull(row.get(TRANSLATION.FAILURES)),
                row.get(TRANSLATION.TRANSCRIPT),
                row.get(TRANSLATION.TEXT),
                row.get(TRANSLATION.SOURCE),
                row.get(TRANSLATION.PROVIDER),
                row.get(TRANSLATION.REASON));
    }

    @Override
    public Optional<Translation> find(MessageId message, LanguageTag language) {
        return database.query(
                sql -> sql.selectFrom(TRANSLATION).where(is(message, language)).fetchOptional(JooqTranslations::read));
    }

    @Override
    public Map<MessageId, Translation> find(Collection<MessageId> messages, LanguageTag language) {
        UUID[] ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        return database.query(sql -> sql
                .selectFrom(TRANSLATION)
                .where(TRANSLATION.MESSAGE_ID.eq(DSL.any(ids)))
                .and(TRANSLATION.LANGUAGE.eq(language.value()))
                .fetch(JooqTranslations::read)
                .stream()
                .collect(Collectors.toMap(Translation::message, found -> found)));
    }

    @Override
    public List<Translation> lease(Instant now, Instant until, int limit) {
        return database.call(() ->
                database.query(sql -> sql.resultQuery(LEASE, val(until), val(now), val(limit)).fetch().stream()
                        .map(row -> sql.selectFrom(TRANSLATION)
                                .where(is(
                                        new MessageId(
                                                requireNonNull(row.get(TRANSLATION.MESSAGE_ID.getName(), UUID.class))),
                                        new LanguageTag(
                                                requireNonNull(row.get(TRANSLATION.LANGUAGE.getName(), String.class)))))
                                .fetchSingle(JooqTranslations::read))
                        .toList()));
    }

    @Override
    public void renew(Collection<Translation> leased, Instant until) {
        database.query(sql -> {
            leased.forEach(each -> sql.update(TRANSLATION)
                    .set(TRANSLATION.DUE_AT, until)
                    .where(stillWanted(each))
                    .execute());
            return leased;
        });
    }

    private static Condition stillWanted(Translation translation) {
        return is(translation.message(), translation.language())
                .and(TRANSLATION.STATE.eq(Translation.State.PENDING.wireName()))
                .and(TRANSLATION.VERSION.eq(translation.version()));
    }

    @Override
    public List<AccountId> settle(Translation outcome) {
        return database.call(() -> database.query(sql -> {
            int stored = sql.update(TRANSLATION)
                    .set(TRANSLATION.STATE, outcome.state().wireName())
                    .set(TRANSLATION.DUE_AT, outcome.dueAt())
                    .set(TRANSLATION.FAILURES, outcome.failures())
                    .set(TRANSLATION.TRANSCRIPT, outcome.transcript())
                    .set(TRANSLATION.TEXT, outcome.text())
                    .set(TRANSLATION.SOURCE, outcome.source())
                    .set(TRANSLATION.PROVIDER, outcome.provider())
                    .set(TRANSLATION.REASON, outcome.reason())
                    .where(stillWanted(outcome))
                    .execute();
            return stored == 0 || !outcome.worthTelling() ? List.of() : waiting(sql, outcome);
        }));
    }

    private static List<AccountId> waiting(DSLContext sql, Translation outcome) {
        List<AccountId> waiting = sql.select(TRANSLATION_WISH.ACCOUNT_ID)
                .from(TRANSLATION_WISH)
                .where(wishFor(outcome))
                .orderBy(TRANSLATION_WISH.ACCOUNT_ID)
                .fetch(row -> new AccountId(requireNonNull(row.value1())));
        if (outcome.state() != Translation.State.PENDING) {
            sql.deleteFrom(TRANSLATION_WISH).where(wishFor(outcome)).execute();
        }
        return waiting;
    }

    @Override
    public void forget(MessageId message) {
        database.query(sql -> sql.deleteFrom(TRANSLATION)
                .where(TRANSLATION.MESSAGE_ID.eq(message.value()))
                .execute());
    }
}
