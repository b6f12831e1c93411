package io.webchat.application.messaging;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages by what they say. */
public interface MessageSearch {
    /**
     * What is looked for; a null takes any.
     *
     * @param viewer only in what it may see
     * @param text words, each of which a word of the message begins with; without such a message, a part of one taken
     *     literally, in the newest ones
     * @param since not older than that
     * @param now what has expired by then is not found
     */
    record Criteria(
            AccountId viewer,
            String text,
            @Nullable ConversationId conversation,
            @Nullable AccountId from,
            @Nullable Instant since,
            Instant now) {}

    /** Newest first. */
    List<Message> find(Criteria wanted, int limit);
}
