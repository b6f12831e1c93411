package io.webchat.application.inbox;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.messaging.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far each session has acknowledged its account's log. */
public interface ReaderPositions {
    /**
     * What came to be acknowledged of one conversation: of messages by others only.
     *
     * @param upToSeq the highest place of such a message in the conversation, not in the log
     * @param senders who wrote what was acknowledged, the reader left out
     */
    record Delivered(AccountId reader, ConversationId conversation, long upToSeq, Set<AccountId> senders) {}

    /** 0 for a session that is unknown or has ended. */
    long of(SessionId session);

    /**
     * Moves the sessions forward; a step back changes nothing, nor does an ended or unknown session. Returns what none of
     * the account's sessions, ended ones included, had acknowledged before: one entry for a reader and conversation.
     */
    List<Delivered> advance(Map<SessionId, Long> positions);
}
