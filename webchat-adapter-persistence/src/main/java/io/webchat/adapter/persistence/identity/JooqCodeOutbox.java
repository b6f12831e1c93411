package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.CODE_MAIL;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.identity.CodeOutbox;
import io.webchat.application.identity.WaitingCode;
import io.webchat.domain.identity.EmailAddress;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The login codes that wait to be mailed. */
public final class JooqCodeOutbox implements CodeOutbox {
    private final Database database;

    @Inject
    public JooqCodeOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void put(WaitingCode waiting) {
        database.query(sql -> sql.insertInto(CODE_MAIL)
                .set(CODE_MAIL.EMAIL, waiting.email().value())
                .set(CODE_MAIL.MAIL_ID, waiting.mail())
                .set(CODE_MAIL.CODE, waiting.code())
                .set(CODE_MAIL.EXPIRES_AT, waiting.expiresAt())
                .set(CODE_MAIL.DUE_AT, waiting.dueAt())
                .set(CODE_MAIL.ATTEMPTS, waiting.attempts())
                .onConflict(CODE_MAIL.EMAIL)
                .doUpdate()
                .setAllToExcluded()
                .execute());
    }

    @Override
    public List<WaitingCode> lease(Instant now, Instant until, int limit) {
        return database.query(sql -> sql.update(CODE_MAIL)
                .set(CODE_MAIL.DUE_AT, until)
                .set(CODE_MAIL.ATTEMPTS, CODE_MAIL.ATTEMPTS.plus(1))
                .where(CODE_MAIL.MAIL_ID.in(DSL.select(CODE_MAIL.MAIL_ID)
                        .from(CODE_MAIL)
                        .where(CODE_MAIL.DUE_AT.le(now))
                        .and(CODE_MAIL.EXPIRES_AT.gt(now))
                        .orderBy(CODE_MAIL.DUE_AT)
                        .limit(limit)
                        .forNoKeyUpdate()
                        .skipLocked()))
                .returning()
                .fetch(JooqCodeOutbox::waiting));
    }

    private static WaitingCode waiting(Record row) {
        return new WaitingCode(
                requireNonNull(row.get(CODE_MAIL.MAIL_ID)),
                new EmailAddress(requireNonNull(row.get(CODE_MAIL.EMAIL))),
                requireNonNull(row.get(CODE_MAIL.CODE)),
                requireNonNull(row.get(CODE_MAIL.EXPIRES_AT)),
                requireNonNull(row.get(CODE_MAIL.DUE_AT)),
                requireNonNull(row.get(CODE_MAIL.ATTEMPTS)));
    }

    @Override
    public void again(WaitingCode waiting) {
        database.query(sql -> sql.update(CODE_MAIL)
                .set(CODE_MAIL.DUE_AT, waiting.dueAt())
                .where(CODE_MAIL.MAIL_ID.eq(waiting.mail()))
                .execute());
    }

    @Override
    public void remove(UUID mail) {
        database.query(sql ->
                sql.deleteFrom(CODE_MAIL).where(CODE_MAIL.MAIL_ID.eq(mail)).execute());
    }

    @Override
    public void removeExpired(Instant now) {
        database.query(sql ->
                sql.deleteFrom(CODE_MAIL).where(CODE_MAIL.EXPIRES_AT.le(now)).execute());
    }
}
