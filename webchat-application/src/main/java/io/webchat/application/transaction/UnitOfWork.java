package io.webchat.application.transaction;

import java.util.function.Supplier;

/**
 * All or nothing: what the ports write inside one call is stored together, or not at all when it throws. A unit inside
 * another one joins it.
 */
public interface UnitOfWork {
    /** Runs the work, again from its start when a concurrent writer was in the way: it must not act outside the ports. */
    <T> T call(Supplier<T> work);

    default void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
