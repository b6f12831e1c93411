package io.webchat.application.messaging;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import java.util.Optional;

/** Where messages stand in order. */
public interface Conversations {
    /** The one conversation between the two, made at the first call; with oneself: the saved messages. */
    Conversation.Direct between(AccountId one, AccountId other);

    /** As {@link #between}, but makes none. */
    Optional<Conversation.Direct> existing(AccountId one, AccountId other);

    Optional<Conversation> find(ConversationId id);
}
