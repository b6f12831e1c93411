package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jooq.impl.DSL;

/** Messages: gathered into common commits, or within a unit of work. */
public final class JooqMessageLog implements MessageLog {
    private final Database database;
    private final GroupCommit gathered;
    private final StoredKeys storedKeys;
    private final LogWriter writer;

    @Inject
    public JooqMessageLog(Database database, GroupCommit gathered, StoredKeys storedKeys, LogWriter writer) {
        this.database = database;
        this.gathered = gathered;
        this.storedKeys = storedKeys;
        this.writer = writer;
    }

    @Override
    public Appended append(NewMessage message) {
        return database.inTransaction() ? appendInTransaction(message) : gathered.append(message);
    }

    @Override
    public CompletionStage<Appended> appendLater(NewMessage message) {
        return gathered.appendLater(message);
    }

    private Appended appendInTransaction(NewMessage message) {
        Map<StoredKeys.Key, StoredKeys.First> known = database.query(sql -> {
            Map<StoredKeys.Key, StoredKeys.First> found =
                    sql.connectionResult((Connection connection) -> storedKeys.find(connection, List.of(message)));
            return found == null ? Map.of() : found;
        });
        return StoredKeys.key(message)
                .map(known::get)
                .map(first -> first.answer(message))
                .orElseGet(() ->
                        new Appended(writer.write(List.of(message), List.of()).getFirst(), Appended.Outcome.STORED));
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return find(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Message> find(Collection<MessageId> ids) {
        UUID[] wanted = ids.stream().map(MessageId::value).toArray(UUID[]::new);
        return database.query(sql -> sql.select(MESSAGE.fields())
                .from(MESSAGE)
                .where(MESSAGE.MESSAGE_ID.eq(DSL.any(wanted)))
                .fetch(MessageRow::read));
    }

    @Override
    public List<Message> before(ConversationId conversation, long conversationSeq, int limit) {
        return database.query(sql -> sql.select(MESSAGE.fields())
                .from(MESSAGE)
                .where(MESSAGE.CONVERSATION_ID.eq(conversation.value()))
                .and(MESSAGE.CONVERSATION_SEQ.lt(conversationSeq))
                .orderBy(MESSAGE.CONVERSATION_SEQ.desc())
                .limit(limit)
                .fetch(MessageRow::read));
    }
}
