package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE_EDIT;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE_WORDS_STALE;
import static io.webchat.adapter.persistence.generated.Tables.REACTION;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.log.MessageRow;
import io.webchat.application.messaging.Messages;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What changes of messages. */
public final class JooqMessages implements Messages {
    private final Database database;

    @Inject
    public JooqMessages(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Message> lock(MessageId id) {
        return database.query(sql -> sql.select(MESSAGE.fields())
                .from(MESSAGE)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional(MessageRow::read));
    }

    private static Condition is(MessageId id) {
        return MESSAGE.MESSAGE_ID.eq(id.value());
    }

    @Override
    public Message edit(Message message, Content content, Instant at) {
        return database.query(sql -> {
            sql.insertInto(MESSAGE_EDIT)
                    .set(MESSAGE_EDIT.MESSAGE_ID, message.id().value())
                    .set(MESSAGE_EDIT.REPLACED_AT, at)
                    .set(MESSAGE_EDIT.TEXT, message.content().text())
                    .execute();
            wordsAreStale(sql, message);
            return sql.update(MESSAGE)
                    .set(MESSAGE.TEXT, content.text())
                    .set(MESSAGE.EDITED_AT, at)
                    .where(is(message.id()))
                    .returning(MESSAGE.fields())
                    .fetchSingle(MessageRow::read);
        });
    }

    @Override
    public Message delete(Message message, Instant at) {
        UUID id = message.id().value();
        return database.query(sql -> {
            sql.deleteFrom(MESSAGE_EDIT).where(MESSAGE_EDIT.MESSAGE_ID.eq(id)).execute();
            sql.deleteFrom(REACTION).where(REACTION.MESSAGE_ID.eq(id)).execute();
            wordsAreStale(sql, message);
            return sql.update(MESSAGE)
                    .set(MESSAGE.TEXT, "")
                    .setNull(MESSAGE.SUBJECT)
                    .setNull(MESSAGE.REPLY_TO)
                    .setNull(MESSAGE.ATTACHMENTS)
                    .set(MESSAGE.DELETED_AT, at)
                    .where(is(message.id()))
                    .returning(MESSAGE.fields())
                    .fetchSingle(MessageRow::read);
        });
    }

    private static void wordsAreStale(DSLContext sql, Message message) {
        sql.insertInto(MESSAGE_WORDS_STALE)
                .set(MESSAGE_WORDS_STALE.CONVERSATION_ID, message.conversation().value())
                .set(MESSAGE_WORDS_STALE.CONVERSATION_SEQ, message.conversationSeq())
                .execute();
    }

    @Override
    public List<Edit> edits(MessageId id) {
        return database.query(sql -> sql.select(MESSAGE_EDIT.TEXT, MESSAGE_EDIT.REPLACED_AT)
                .from(MESSAGE_EDIT)
                .where(MESSAGE_EDIT.MESSAGE_ID.eq(id.value()))
                .orderBy(MESSAGE_EDIT.EDIT_ID)
                .fetch(row -> new Edit(requireNonNull(row.value1()), requireNonNull(row.value2()))));
    }

    @Override
    public boolean react(MessageId id, Reaction reaction, Instant at) {
        return database.query(sql -> sql.insertInto(REACTION)
                        .set(REACTION.MESSAGE_ID, id.value())
                        .set(REACTION.ACCOUNT_ID, reaction.by().value())
                        .set(REACTION.EMOJI, reaction.emoji())
                        .set(REACTION.AT, at)
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    @Override
    public boolean takeBack(MessageId id, Reaction reaction) {
        return database.query(sql -> sql.deleteFrom(REACTION)
                        .where(REACTION.MESSAGE_ID.eq(id.value()))
                        .and(REACTION.ACCOUNT_ID.eq(reaction.by().value()))
                        .and(REACTION.EMOJI.eq(reaction.emoji()))
                        .execute())
                == 1;
    }

    @Override
    public Map<MessageId, List<Reaction>> reactions(Collection<MessageId> ids) {
        UUID[] wanted = ids.stream().map(MessageId::value).toArray(UUID[]::new);
        return database.query(sql -> sql
                .select(REACTION.fields())
                .from(REACTION)
                .where(REACTION.MESSAGE_ID.eq(DSL.any(wanted)))
                .orderBy(REACTION.AT, REACTION.ACCOUNT_ID, REACTION.EMOJI)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new MessageId(requireNonNull(row.get(REACTION.MESSAGE_ID))),
                        Collectors.mapping(
                                row -> new Reaction(
                                        new AccountId(requireNonNull(row.get(REACTION.ACCOUNT_ID))),
                                        requireNonNull(row.get(REACTION.EMOJI))),
                                Collectors.toList()))));
    }
}
