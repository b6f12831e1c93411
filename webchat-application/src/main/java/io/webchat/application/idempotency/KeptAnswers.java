package io.webchat.application.idempotency;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.Optional;

/** The answers to creating calls, each under the call's key. Everything but the pruning is used in a unit of work. */
public interface KeptAnswers {
    /**
     * One call, as its sender names it.
     *
     * @param kind what it creates, such as {@code group}
     * @param keyHash a hash of the sender's key
     */
    record Call(AccountId sender, String kind, String keyHash) {}

    /**
     * What a call was and how it was answered.
     *
     * @param contentHash a hash of what the call asked for
     * @param answer empty while the call is under way in the same unit of work
     */
    record Kept(String contentHash, String answer) {}

    /**
     * Takes the call's key. Waits for another unit of work that has just taken it and is not over.
     *
     * @return empty when the key is new; what is kept under it otherwise
     */
    Optional<Kept> claim(Call call, String contentHash, Instant at);

    /** Keeps the answer to a call whose key was claimed in this unit of work. */
    void answer(Call call, String answer);

    /**
     * Removes what is older, the oldest first.
     *
     * @return how many were removed
     */
    int prune(Instant before, int limit);
}
