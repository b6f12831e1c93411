package io.webchat.testkit.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs things at the same time, each on a thread of its own, all let go at once. */
public final class Together {
    private static final long LONGEST_SECONDS = 60;

    private Together() {}

    /**
     * The results in the order of their numbers, 0 to {@code count - 1}.
     *
     * @throws AssertionError when one throws or takes longer than a minute
     */
    public static <T> List<T> call(int count, IntFunction<T> task) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Callable<T> call = () -> {
                    start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                    return task.apply(number);
                };
                running.add(threads.submit(call));
            }
            return running.stream().map(Together::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a task failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a task hangs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
