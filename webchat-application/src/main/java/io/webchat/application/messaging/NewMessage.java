package io.webchat.application.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message before the log has given it its place.
 *
 * @param readers whose logs get it, the sender's own among them
 * @param key null when the sender gave none
 */
public record NewMessage(
        MessageId id,
        ConversationId conversation,
        AccountId sender,
        Channel channel,
        Content content,
        Instant createdAt,
        @Nullable Instant expiresAt,
        List<AccountId> readers,
        @Nullable IdempotencyKey key) {
    public NewMessage {
        requireNonNull(id, "id is null");
        requireNonNull(conversation, "conversation is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(content, "content is null");
        requireNonNull(createdAt, "createdAt is null");
        readers = List.copyOf(readers);
    }

    /** The same for other readers, and by another way. */
    public NewMessage over(Channel way, List<AccountId> fewer) {
        return new NewMessage(id, conversation, sender, way, content, createdAt, expiresAt, fewer, key);
    }

    public Message at(long conversationSeq) {
        return new Message(
                id, conversation, conversationSeq, sender, channel, content, createdAt, null, null, expiresAt);
    }

    /** Equal for two sends of the same thing to the same place. */
    public byte[] fingerprint() {
        return content.fingerprint(channel.wireName() + ":" + conversation.value());
    }
}
