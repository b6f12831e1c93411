package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.TRANSIT_PARTS;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.MessageParts;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The parts of messages that go out in several. Each statement holds the row, so that the last part is seen as such. */
public final class JooqMessageParts implements MessageParts {
    private static final String EXPECT = """
        INSERT INTO transit_parts AS t (message_id, parts, certain) VALUES ({0}, {1}, {2})
        ON CONFLICT (message_id) DO UPDATE
            SET parts = CASE WHEN excluded.certain OR t.parts = 0 THEN excluded.parts ELSE t.parts END,
                certain = t.certain OR excluded.certain
        RETURNING cardinality(t.arrived) >= t.parts\
        """;

    private static final String ARRIVED = """
        INSERT INTO transit_parts AS t (message_id, arrived) VALUES ({0}, ARRAY[{1}::text])
        ON CONFLICT (message_id) DO UPDATE
            SET arrived = CASE WHEN {1} = ANY (t.arrived) THEN t.arrived ELSE t.arrived || excluded.arrived END
        RETURNING cardinality(t.arrived) >= t.parts\
        """;

    private final Database database;

    @Inject
    public JooqMessageParts(Database database) {
        this.database = database;
    }

    @Override
    public boolean expect(MessageId message, int parts, boolean certain) {
        return database.query(sql -> isTrue(sql.resultQuery(EXPECT, id(message), val(parts), val(certain))
                .fetchSingle()
                .get(0, Boolean.class)));
    }

    @Override
    public boolean arrived(MessageId message, String part) {
        return database.query(sql -> isTrue(
                sql.resultQuery(ARRIVED, id(message), val(part)).fetchSingle().get(0, Boolean.class)));
    }

    private static Field<UUID> id(MessageId message) {
        return val(message.value(), TRANSIT_PARTS.MESSAGE_ID);
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
