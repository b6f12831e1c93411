package io.webchat.application.retention;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the store can take out of logs, and tell of messages whose time is over. */
public interface Retention {
    /** Accounts whose log begins with an event from before {@code cutoff}. */
    List<AccountId> withEventsBefore(Instant cutoff, int limit);

    /**
     * Takes the oldest events of a log out, as far as they are from before {@code cutoff}. Within a unit of work.
     *
     * @param limit at most so many
     * @return the messages of others among them that no session of the account has acknowledged
     */
    List<Message> prune(AccountId account, Instant cutoff, int limit);

    /** Messages whose time was over at {@code now} and that were not settled, held against other nodes. */
    List<Message> expired(Instant now, int limit);

    /** They were looked after. */
    void settled(Collection<MessageId> messages);
}
