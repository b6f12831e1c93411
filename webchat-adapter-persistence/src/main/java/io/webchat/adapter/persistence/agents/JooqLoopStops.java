package io.webchat.adapter.persistence.agents;

import static io.webchat.adapter.persistence.generated.Tables.LOOP_STOP;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.agents.LoopStops;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The conversations that the loop guard has stopped. */
public final class JooqLoopStops implements LoopStops {
    private final Database database;

    @Inject
    public JooqLoopStops(Database database) {
        this.database = database;
    }

    @Override
    public Map<ConversationId, String> all() {
        Map<ConversationId, String> all = new HashMap<>();
        database.query(sql -> sql.selectFrom(LOOP_STOP).fetch())
                .forEach(row -> all.put(
                        new ConversationId(requireNonNull(row.get(LOOP_STOP.CONVERSATION_ID))),
                        requireNonNull(row.get(LOOP_STOP.CONCERN))));
        return all;
    }

    @Override
    public boolean add(ConversationId conversation, String concern, Instant at) {
        return database.query(sql -> sql.insertInto(LOOP_STOP)
                        .set(LOOP_STOP.CONVERSATION_ID, conversation.value())
                        .set(LOOP_STOP.CONCERN, concern)
                        .set(LOOP_STOP.STOPPED_AT, at)
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    @Override
    public void remove(ConversationId conversation) {
        database.query(sql -> sql.deleteFrom(LOOP_STOP)
                .where(LOOP_STOP.CONVERSATION_ID.eq(conversation.value()))
                .execute());
    }
}
