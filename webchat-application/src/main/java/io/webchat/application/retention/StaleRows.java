package io.webchat.application.retention;

import java.time.Instant;
import java.util.OptionalLong;

/** Rows that nobody needs any more. Each call is a transaction of its own. */
public interface StaleRows {
    /**
     * Removes receipt marks from before {@code cutoff} that a later mark of the same reader covers, of the next
     * conversations after {@code afterConversation}.
     *
     * @return the last of these conversations; empty when there are none after it
     */
    OptionalLong removeReceipts(Instant cutoff, long afterConversation);

    /** Returns how many entries of the audit it removed, at most {@code limit}. */
    int removeAudit(Instant cutoff, int limit);

    /** Returns how many sessions that ran out before {@code cutoff} it removed, at most {@code limit}. */
    int removeSessions(Instant cutoff, int limit);

    /** Returns how many login and pairing codes from before {@code cutoff} it removed, at most {@code limit} of each. */
    int removeCodes(Instant cutoff, int limit);
}
