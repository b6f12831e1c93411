package io.webchat.adapter.persistence.safety;

import static io.webchat.adapter.persistence.generated.Tables.ACCESS_REQUEST;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.safety.AccessRequests;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.safety.AccessRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Requests for access. */
public final class JooqAccessRequests implements AccessRequests {
    private final Database database;

    @Inject
    public JooqAccessRequests(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AccessRequest> find(EmailAddress email) {
        return database.query(sql -> sql.selectFrom(ACCESS_REQUEST)
                .where(ACCESS_REQUEST.EMAIL.eq(email.value()))
                .fetchOptional(JooqAccessRequests::request));
    }

    @Override
    public Optional<AccessRequest> lock(String id) {
        return database.query(sql -> sql.selectFrom(ACCESS_REQUEST)
                .where(ACCESS_REQUEST.REQUEST_ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional(JooqAccessRequests::request));
    }

    @Override
    public boolean add(AccessRequest request) {
        return database.query(sql -> sql.insertInto(ACCESS_REQUEST)
                        .set(ACCESS_REQUEST.REQUEST_ID, request.id())
                        .set(ACCESS_REQUEST.EMAIL, request.email().value())
                        .set(ACCESS_REQUEST.DISPLAY_NAME, request.displayName())
                        .set(ACCESS_REQUEST.STATE, request.state().wireName())
                        .set(ACCESS_REQUEST.ASKED_AT, request.askedAt())
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    @Override
    public void update(AccessRequest request) {
        AccountId by = request.decidedBy();
        database.query(sql -> sql.update(ACCESS_REQUEST)
                .set(ACCESS_REQUEST.STATE, request.state().wireName())
                .set(ACCESS_REQUEST.DECIDED_BY, by == null ? null : by.value())
                .set(ACCESS_REQUEST.DECIDED_AT, request.decidedAt())
                .where(ACCESS_REQUEST.REQUEST_ID.eq(request.id()))
                .execute());
    }

    @Override
    public List<AccessRequest> latest(AccessRequest.@Nullable State state, int limit) {
        return database.query(sql -> sql.selectFrom(ACCESS_REQUEST)
                .where(state == null ? DSL.noCondition() : ACCESS_REQUEST.STATE.eq(state.wireName()))
                .orderBy(ACCESS_REQUEST.ASKED_AT.desc(), ACCESS_REQUEST.REQUEST_ID.desc())
                .limit(limit)
                .fetch(JooqAccessRequests::request));
    }

    private static AccessRequest request(Record row) {
        Long by = row.get(ACCESS_REQUEST.DECIDED_BY);
        return new AccessRequest(
                requireNonNull(row.get(ACCESS_REQUEST.REQUEST_ID)),
                new EmailAddress(requireNonNull(row.get(ACCESS_REQUEST.EMAIL))),
                row.get(ACCESS_REQUEST.DISPLAY_NAME),
                AccessRequest.State.of(requireNonNull(row.get(ACCESS_REQUEST.STATE))),
                requireNonNull(row.get(ACCESS_REQUEST.ASKED_AT)),
                by == null ? null : new AccountId(by),
                row.get(ACCESS_REQUEST.DECIDED_AT));
    }
}
