package io.webchat.application.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The login codes that wait to be mailed, at most one for each mailbox. What it gives up is gone without a trace. */
public interface CodeOutbox {
    /** Takes the place of an earlier one for the same mailbox. */
    void put(WaitingCode waiting);

    /** Those that are due, with one attempt more and due again at {@code until}; no two callers get the same. */
    List<WaitingCode> lease(Instant now, Instant until, int limit);

    /** Changes when it is due; nothing when it is gone or was replaced. */
    void again(WaitingCode waiting);

    /** Nothing when it is gone or was replaced. */
    void remove(UUID mail);

    /** Those whose code has run out. */
    void removeExpired(Instant now);
}
