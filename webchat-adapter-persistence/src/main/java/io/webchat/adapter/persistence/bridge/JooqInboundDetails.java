package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.INBOUND_DETAIL;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.InboundDetails;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.Optional;

/** What is known of messages from outside besides what they say. */
public final class JooqInboundDetails implements InboundDetails {
    private final Database database;

    @Inject
    public JooqInboundDetails(Database database) {
        this.database = database;
    }

    @Override
    public void add(MessageId message, Detail detail) {
        database.query(sql -> sql.insertInto(INBOUND_DETAIL)
                .set(INBOUND_DETAIL.MESSAGE_ID, message.value())
                .set(INBOUND_DETAIL.RECEIVED_AT, detail.receivedAt())
                .set(INBOUND_DETAIL.AUTHOR, detail.author())
                .execute());
    }

    @Override
    public Optional<Detail> of(MessageId message) {
        return database.query(sql -> sql.selectFrom(INBOUND_DETAIL)
                .where(INBOUND_DETAIL.MESSAGE_ID.eq(message.value()))
                .fetchOptional(row -> new Detail(row.get(INBOUND_DETAIL.RECEIVED_AT), row.get(INBOUND_DETAIL.AUTHOR))));
    }
}
