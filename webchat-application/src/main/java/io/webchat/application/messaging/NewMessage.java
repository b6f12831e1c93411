package io.webchat.application.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message before the log has given it its place.
 *
 * @param group whose members the readers are; null when the readers don't depend on a group
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
        @Nullable GroupId group,
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

    /** A draft without readers. */
    public static NewMessage draft(
            MessageId id,
            ConversationId conversation,
            AccountId sender,
            Channel channel,
            Content content,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable IdempotencyKey key) {
        return new NewMessage(id, conversation, sender, channel, content, createdAt, expiresAt, null, List.of(), key);
    }

    /** The same for these readers. */
    public NewMessage to(List<AccountId> accounts) {
        return new NewMessage(id, conversation, sender, channel, content, createdAt, expiresAt, null, accounts, key);
    }

    /** The same for the members of a group, the sender first. */
    public NewMessage toMembers(GroupId of, Collection<AccountId> members) {
        List<AccountId> accounts =
                Stream.concat(Stream.of(sender), members.stream()).distinct().toList();
        return new NewMessage(id, conversation, sender, channel, content, createdAt, expiresAt, of, accounts, key);
    }

    /** The same by another channel. */
    public NewMessage by(Channel other) {
        return new NewMessage(id, conversation, sender, other, content, createdAt, expiresAt, group, readers, key);
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
