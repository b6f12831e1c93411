package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.PHONE_INBOUND;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.InboundMessages;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** What phones and gateways have brought in. */
public final class JooqInboundMessages implements InboundMessages {
    private final Database database;

    @Inject
    public JooqInboundMessages(Database database) {
        this.database = database;
    }

    @Override
    public boolean first(PhoneId phone, String inboundId, Instant at) {
        return database.query(sql -> sql.insertInto(PHONE_INBOUND)
                        .set(PHONE_INBOUND.PHONE_ID, phone.value())
                        .set(PHONE_INBOUND.INBOUND_ID, inboundId)
                        .set(PHONE_INBOUND.AT, at)
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    @Override
    public void became(PhoneId phone, String inboundId, MessageId message) {
        database.query(sql -> sql.update(PHONE_INBOUND)
                .set(PHONE_INBOUND.MESSAGE_ID, message.value())
                .where(id(phone, inboundId))
                .execute());
    }

    @Override
    public @Nullable MessageId message(PhoneId phone, String inboundId) {
        Optional<UUID> found = database.query(sql -> sql.select(PHONE_INBOUND.MESSAGE_ID)
                .from(PHONE_INBOUND)
                .where(id(phone, inboundId))
                .fetchOptional(PHONE_INBOUND.MESSAGE_ID));
        return found.map(MessageId::new).orElse(null);
    }

    @Override
    public Optional<String> inboundId(PhoneId phone, MessageId message) {
        return database.query(sql -> sql.select(PHONE_INBOUND.INBOUND_ID)
                .from(PHONE_INBOUND)
                .where(PHONE_INBOUND.MESSAGE_ID.eq(message.value()))
                .and(PHONE_INBOUND.PHONE_ID.eq(phone.value()))
                .limit(1)
                .fetchOptional(PHONE_INBOUND.INBOUND_ID));
    }

    private static Condition id(PhoneId phone, String inboundId) {
        return PHONE_INBOUND.PHONE_ID.eq(phone.value()).and(PHONE_INBOUND.INBOUND_ID.eq(inboundId));
    }

    @Override
    public List<Arrival> after(PhoneId phone, long number, int limit) {
        return database.query(sql -> sql.select(PHONE_INBOUND.NUMBER, PHONE_INBOUND.MESSAGE_ID)
                .from(PHONE_INBOUND)
                .where(PHONE_INBOUND.PHONE_ID.eq(phone.value()))
                .and(PHONE_INBOUND.NUMBER.gt(number))
                .and(PHONE_INBOUND.MESSAGE_ID.isNotNull())
                .orderBy(PHONE_INBOUND.NUMBER)
                .limit(limit)
                .fetch(row -> new Arrival(requireNonNull(row.value1()), new MessageId(requireNonNull(row.value2())))));
    }

    @Override
    public void forgetBefore(Instant time) {
        database.query(sql ->
                sql.deleteFrom(PHONE_INBOUND).where(PHONE_INBOUND.AT.lt(time)).execute());
    }
}
