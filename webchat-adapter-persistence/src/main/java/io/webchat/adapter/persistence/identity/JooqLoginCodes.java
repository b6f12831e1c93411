package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.LOGIN_CODE;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.identity.LoginCodes;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** The login codes that wait to be used. */
public final class JooqLoginCodes implements LoginCodes {
    private final Database database;

    @Inject
    public JooqLoginCodes(Database database) {
        this.database = database;
    }

    @Override
    public void put(LoginCode code) {
        database.query(sql -> sql.insertInto(LOGIN_CODE)
                .set(LOGIN_CODE.EMAIL, code.email().value())
                .set(LOGIN_CODE.HASH, code.hash())
                .set(LOGIN_CODE.DISPLAY_NAME, code.displayName())
                .set(LOGIN_CODE.SENT_AT, code.sentAt())
                .set(LOGIN_CODE.WRONG_TRIES, code.wrongTries())
                .onConflict(LOGIN_CODE.EMAIL)
                .doUpdate()
                .setAllToExcluded()
                .execute());
    }

    @Override
    public Optional<LoginCode> find(EmailAddress email) {
        return database.query(sql -> sql.selectFrom(LOGIN_CODE)
                .where(LOGIN_CODE.EMAIL.eq(email.value()))
                .fetchOptional(JooqLoginCodes::code));
    }

    private static LoginCode code(Record row) {
        return new LoginCode(
                new EmailAddress(requireNonNull(row.get(LOGIN_CODE.EMAIL))),
                requireNonNull(row.get(LOGIN_CODE.HASH)),
                row.get(LOGIN_CODE.DISPLAY_NAME),
                requireNonNull(row.get(LOGIN_CODE.SENT_AT)),
                requireNonNull(row.get(LOGIN_CODE.WRONG_TRIES)));
    }

    @Override
    public Optional<LoginCode> countTry(EmailAddress email) {
        return database.query(sql -> sql.update(LOGIN_CODE)
                        .set(LOGIN_CODE.WRONG_TRIES, LOGIN_CODE.WRONG_TRIES.plus(1))
                        .where(LOGIN_CODE.EMAIL.eq(email.value()))
                        .returning()
                        .fetchOptional(JooqLoginCodes::code))
                .map(counted -> new LoginCode(
                        counted.email(),
                        counted.hash(),
                        counted.displayName(),
                        counted.sentAt(),
                        counted.wrongTries() - 1));
    }

    @Override
    public void giveBackTry(LoginCode code) {
        database.query(sql -> sql.update(LOGIN_CODE)
                .set(LOGIN_CODE.WRONG_TRIES, LOGIN_CODE.WRONG_TRIES.minus(1))
                .where(is(code))
                .and(LOGIN_CODE.WRONG_TRIES.gt(0))
                .execute());
    }

    /** The same code, however many tries were counted since; never a newer one. */
    private static Condition is(LoginCode code) {
        return LOGIN_CODE
                .EMAIL
                .eq(code.email().value())
                .and(LOGIN_CODE.HASH.eq(code.hash()))
                .and(LOGIN_CODE.SENT_AT.eq(code.sentAt()));
    }

    @Override
    public boolean use(LoginCode code) {
        return database.query(sql -> sql.deleteFrom(LOGIN_CODE).where(is(code)).execute()) == 1;
    }
}
