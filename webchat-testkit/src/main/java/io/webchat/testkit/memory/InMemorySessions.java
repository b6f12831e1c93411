package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.webchat.application.identity.Sessions;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The sessions with their reading positions, which are one row in a real store too. */
final class InMemorySessions implements Sessions {
    /** @param number the order in which they were opened */
    private record Row(long number, Session session, TokenHash token, long position) {
        Row with(Session changed) {
            return new Row(number, changed, token, position);
        }

        Row at(long newPosition) {
            return new Row(number, session, token, newPosition);
        }
    }

    private final AtomicLong numbers = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<SessionId, Row> rows;
    private final Table<TokenHash, SessionId> tokens;
    private final Table<AccountId, Long> acknowledged;

    InMemorySessions(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.rows = new Table<>(unitOfWork);
        this.tokens = new Table<>(unitOfWork);
        this.acknowledged = new Table<>(unitOfWork);
    }

    @Override
    public void open(Session session, TokenHash token) {
        unitOfWork.run(() -> put(session, token, acknowledged(session.account())));
    }

    @Override
    public void replace(SessionId old, Session session, TokenHash token) {
        unitOfWork.run(() -> {
            long position = rows.find(old).map(Row::position).orElseGet(() -> acknowledged(session.account()));
            end(old);
            put(session, token, position);
        });
    }

    private void put(Session session, TokenHash token, long position) {
        rows.put(session.id(), new Row(numbers.incrementAndGet(), session, token, position));
        tokens.put(token, session.id());
    }

    @Override
    public Optional<Session> find(TokenHash token) {
        return unitOfWork.call(() -> tokens.find(token).flatMap(rows::find).map(Row::session));
    }

    @Override
    public List<Session> of(AccountId account) {
        return unitOfWork.call(() -> rows.rows().stream()
                .filter(row -> row.session().account().equals(account))
                .sorted(comparing((Row row) -> row.session().createdAt()).thenComparing(comparingLong(Row::number)))
                .map(Row::session)
                .toList());
    }

    @Override
    public void update(Session session) {
        unitOfWork.run(() -> rows.find(session.id())
                .ifPresent(row -> rows.put(
                        session.id(),
                        row.with(row.session()
                                .present(
                                        session.visible(), session.labels(), session.state(), session.statusText())))));
    }

    @Override
    public void seen(Map<SessionId, Instant> signs) {
        unitOfWork.run(() -> signs.forEach((id, at) -> rows.find(id)
                .filter(row -> at.isAfter(row.session().lastSeenAt()))
                .ifPresent(row -> rows.put(id, row.with(row.session().seen(at))))));
    }

    @Override
    public void end(SessionId session) {
        unitOfWork.run(() -> rows.find(session).ifPresent(row -> {
            rows.remove(session);
            tokens.remove(row.token());
        }));
    }

    Optional<AccountId> account(SessionId session) {
        return rows.find(session).map(row -> row.session().account());
    }

    long position(SessionId session) {
        return rows.find(session).map(Row::position).orElse(0L);
    }

    /** The farthest that any session of the account has come, ended ones included. */
    long acknowledged(AccountId account) {
        return acknowledged.get(account, 0L);
    }

    void advance(SessionId session, long position) {
        rows.find(session).filter(row -> row.position() < position).ifPresent(row -> {
            rows.put(session, row.at(position));
            AccountId account = row.session().account();
            acknowledged.put(account, Math.max(position, acknowledged(account)));
        });
    }
}
