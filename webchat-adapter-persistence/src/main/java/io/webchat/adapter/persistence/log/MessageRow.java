package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Record;

/** A message as it stands in its row. */
public final class MessageRow {
    private MessageRow() {}

    public static Message read(Record row) {
        UUID replyTo = row.get(MESSAGE.REPLY_TO);
        return new Message(
                new MessageId(requireNonNull(row.get(MESSAGE.MESSAGE_ID))),
                new ConversationId(requireNonNull(row.get(MESSAGE.CONVERSATION_ID))),
                requireNonNull(row.get(MESSAGE.CONVERSATION_SEQ)),
                new AccountId(requireNonNull(row.get(MESSAGE.SENDER_ID))),
                Channel.valueOf(requireNonNull(row.get(MESSAGE.CHANNEL)).toUpperCase(Locale.ROOT)),
                new Content(
                        requireNonNull(row.get(MESSAGE.TEXT)),
                        row.get(MESSAGE.SUBJECT),
                        replyTo == null ? null : new MessageId(replyTo),
                        AttachmentsColumn.read(row.get(MESSAGE.ATTACHMENTS))),
                requireNonNull(row.get(MESSAGE.CREATED_AT)),
                row.get(MESSAGE.EDITED_AT),
                row.get(MESSAGE.DELETED_AT),
                row.get(MESSAGE.EXPIRES_AT));
    }
}
