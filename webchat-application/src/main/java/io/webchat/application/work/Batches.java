package io.webchat.application.work;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on many items at once, and on ever fewer where that fails, until the bad ones are alone. */
public final class Batches {
    private static final Logger log = LoggerFactory.getLogger(Batches.class);

    private Batches() {}

    /**
     * Works on all items, in their order.
     *
     * @param work all or nothing for the items it is given
     * @param bad what to do with an item that can't be worked on even alone
     * @throws Refusal {@code unavailable} while the store can't be used: none of the items is to blame
     */
    public static <T> void run(List<T> items, Consumer<List<T>> work, BiConsumer<T, RuntimeException> bad) {
        if (items.isEmpty()) {
            return;
        }
        try {
            work.accept(items);
        } catch (RuntimeException e) {
            if (unavailable(e)) {
                throw e;
            }
            if (items.size() == 1) {
                bad.accept(items.getFirst(), e);
                return;
            }
            int half = items.size() / 2;
            run(items.subList(0, half), work, bad);
            run(items.subList(half, items.size()), work, bad);
        }
    }

    /**
     * Works on each item alone; one that fails is logged and left for a later round.
     *
     * @param what for the log: what can't be done, such as {@code "Question {} can't be expired"}
     * @throws Refusal {@code unavailable} while the store can't be used
     */
    public static <T> void each(Iterable<T> items, String what, Consumer<T> work) {
        for (T item : items) {
            try {
                work.accept(item);
            } catch (RuntimeException e) {
                if (unavailable(e)) {
                    throw e;
                }
                log.error(what, item, e);
            }
        }
    }

    /** Whether the store can't be used now, whatever is asked of it. */
    public static boolean unavailable(RuntimeException e) {
        return e instanceof Refusal refusal && refusal.code() == RefusalCode.RELAY_UNAVAILABLE;
    }
}
