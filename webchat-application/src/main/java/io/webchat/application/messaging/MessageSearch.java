package io.webchat.application.messaging;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.SearchTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages by what they say. */
public interface MessageSearch {
    /**
     * What is looked for; a null takes any.
     *
     * @param viewer only in what it may see
     * @param terms of each word of which a word of the message begins so; without such a message, parts of one taken
     *     literally, in the newest ones
     * @param since not older than that
     * @param before only what comes behind it in the order of the answer: the last one of the page before
     * @param now what has expired by then is not found
     */
    record Criteria(
            AccountId viewer,
            SearchTerms terms,
            @Nullable ConversationId conversation,
            @Nullable AccountId from,
            @Nullable Instant since,
            @Nullable Message before,
            Instant now) {}

    /** Newest first. */
    List<Message> find(Criteria wanted, int limit);
}
