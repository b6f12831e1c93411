package io.webchat.application.transaction;

import java.util.function.Supplier;

/**
 * All or nothing: what the ports write inside one call is stored together, or not at all when it throws. A unit inside
 * another one joins it. What a unit appends to logs is stored last, after its other writes, in one step with the commit.
 *
 * <p>Rows are locked in the order of ADR 27: accounts by ascending id, then the group, question, call, phone, callback or
 * message. Nothing is locked after an append, because none of the unit's code runs after its appends.
 */
public interface UnitOfWork {
    /** Runs the work, again from its start when a concurrent writer was in the way: it must not act outside the ports. */
    <T> T call(Supplier<T> work);

    /**
     * Runs the action after the commit of the current unit of work, and never when the unit fails. Outside of a unit of
     * work it runs at once. It must not use the ports.
     */
    void afterCommit(Runnable action);

    default void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
