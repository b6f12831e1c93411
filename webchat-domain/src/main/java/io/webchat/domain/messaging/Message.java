package io.webchat.domain.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored message.
 *
 * @param conversationSeq its place in the conversation: 1, 2, 3, with no hole
 * @param editedAt null while it says what it said first
 * @param deletedAt null unless only its tombstone is left: its place and sender, nothing that it said
 * @param expiresAt when it stops being handed out; null for never
 */
public record Message(
        MessageId id,
        ConversationId conversation,
        long conversationSeq,
        AccountId sender,
        Channel channel,
        Content content,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant expiresAt) {
    public Message {
        requireNonNull(id, "id is null");
        requireNonNull(conversation, "conversation is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(content, "content is null");
        requireNonNull(createdAt, "createdAt is null");
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
