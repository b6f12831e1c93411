package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.Transaction;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.messaging.StagedMessage;
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

/** Messages: gathered into common commits, or staged by a unit of work. */
public final class JooqMessageLog implements MessageLog {
    private final Database database;
    private final GroupCommit gathered;
    private final StoredKeys storedKeys;

    @Inject
    public JooqMessageLog(Database database, GroupCommit gathered, StoredKeys storedKeys) {
        this.database = database;
        this.gathered = gathered;
        this.storedKeys = storedKeys;
    }

    @Override
    public Appended append(NewMessage message) {
        if (database.inTransaction()) {
            throw new IllegalStateException("stage messages inside a unit of work");
        }
        return gathered.append(message);
    }

    @Override
    public CompletionStage<Appended> appendLater(NewMessage message) {
        return gathered.appendLater(message);
    }

    @Override
    public StagedMessage stage(NewMessage message) {
        Transaction transaction = database.requireTransaction();
        return StoredKeys.key(message)
                .flatMap(key -> Optional.ofNullable(known(transaction, message).get(key)))
                .map(first -> StagedMessage.known(first.answer(message)))
                .orElseGet(() -> transaction.stage(message));
    }

    private Map<StoredKeys.Key, StoredKeys.First> known(Transaction transaction, NewMessage message) {
        Map<StoredKeys.Key, StoredKeys.First> found = transaction
                .sql()
                .connectionResult((Connection connection) -> storedKeys.find(connection, List.of(message)));
        return found == null ? Map.of() : found;
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
