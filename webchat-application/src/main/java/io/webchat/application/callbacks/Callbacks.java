package io.webchat.application.callbacks;

import io.webchat.application.inbox.DurableReader;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is called when a message comes, and how far each one's owner's log has been looked through. */
public interface Callbacks extends DurableReader.Places<Callbacks.Reading> {
    /**
     * A callback with its place in its owner's log.
     *
     * @param seq everything up to here has been looked through
     */
    record Reading(Callback callback, long seq) implements DurableReader.Place {
        @Override
        public AccountId account() {
            return callback.owner();
        }
    }

    /**
     * Stores a new one.
     *
     * @param seq where in its owner's log it begins to look
     * @param key null when a repeat need not be known
     * @return false when the owner has used the key before; then nothing is stored
     */
    boolean add(Callback callback, long seq, @Nullable IdempotencyKey key);

    Optional<Callback> find(CallbackId id);

    Optional<Callback> find(AccountId owner, IdempotencyKey key);

    /** The callback, held against other changes until the end of the unit of work. */
    Optional<Callback> lock(CallbackId id);

    /** Oldest first. */
    List<Callback> of(AccountId owner);

    /** Stores everything that can change of it. Within the unit of work that locked it. */
    void update(Callback callback);

    /** With its deliveries. Whether it was there. */
    boolean remove(CallbackId id);

    /** Those of them at which the last delivery failed. */
    Set<CallbackId> failing(Collection<CallbackId> ids);

    /** All accounts that have an active one. */
    Set<AccountId> owners();

    /** Active ones whose owner's log goes on behind their place. */
    @Override
    List<Reading> holdBehind(int most);

    @Override
    List<Reading> holdBehind(Collection<AccountId> owners, int most);

    /** Sets places in the owners' logs. */
    void readUpTo(Map<CallbackId, Long> places);
}
