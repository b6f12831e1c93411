package io.webchat.application.messaging;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import java.util.List;

/** The conversations of an account, as its list shows them. */
public interface ConversationList {
    /**
     * One line of the list.
     *
     * @param last its newest message that the account may see
     * @param unread messages of others behind the account's read mark and its joining, deleted ones left out; at most
     *     {@link #MAX_UNREAD}
     */
    record Line(Conversation conversation, Message last, int unread, Marks marks) {}

    /** Where counting unread messages ends. */
    int MAX_UNREAD = 1_000;

    /** Those with a message that the account may see, newest first. */
    List<Line> of(AccountId account, int limit);

    /** How the account wants to have a conversation shown. */
    record Marks(boolean archived, boolean muted) {}

    void mark(AccountId account, Conversation conversation, Marks marks);

    Marks marks(AccountId account, Conversation conversation);
}
