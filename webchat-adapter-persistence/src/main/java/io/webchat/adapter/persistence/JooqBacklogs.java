package io.webchat.adapter.persistence;

import static io.webchat.adapter.persistence.generated.Tables.CALLBACK_DELIVERY;
import static io.webchat.adapter.persistence.generated.Tables.CODE_MAIL;
import static io.webchat.adapter.persistence.generated.Tables.TRANSIT;
import static io.webchat.adapter.persistence.generated.Tables.TRANSLATION;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.metrics.Backlogs;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** What waits to leave the relay, by the indexes of what is due. */
final class JooqBacklogs implements Backlogs {
    private final Database database;

    @Inject
    JooqBacklogs(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> oldestDue(Kind kind, Instant now) {
        return switch (kind) {
            case CALLBACKS ->
                oldest(CALLBACK_DELIVERY, CALLBACK_DELIVERY.DUE_AT, CALLBACK_DELIVERY.STATE.eq("pending"), now);
            case MAIL -> oldest(CODE_MAIL, CODE_MAIL.DUE_AT, noCondition(), now);
            case GATEWAYS -> oldest(TRANSIT, TRANSIT.DUE_AT, TRANSIT.DUE_AT.isNotNull(), now);
            case TRANSLATIONS -> oldest(TRANSLATION, TRANSLATION.DUE_AT, TRANSLATION.STATE.eq("pending"), now);
        };
    }

    private Optional<Instant> oldest(Table<?> table, Field<Instant> due, Condition waits, Instant now) {
        return database.query(sql -> Optional.ofNullable(
                sql.select(min(due)).from(table).where(waits).and(due.le(now)).fetchOne(0, Instant.class)));
    }
}
