package io.webchat.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.application.work.WorkSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SchedulerTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    private final Scheduler scheduler = new Scheduler();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void jobsThatHangShouldHoldUpNoOther() {
        CountDownLatch hanging = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            scheduler.every(SOON, "hang", () -> hang(hanging));
        }
        await().until(() -> hanging.getCount() == 0);

        scheduler.every(SOON, "run", runs::incrementAndGet);
        scheduler.critical(SOON, "keep", runs::incrementAndGet);

        await().until(() -> runs.get() > 10);
    }

    private static void hang(CountDownLatch hanging) {
        hanging.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDrainShouldRunForASignalAndByTheClock() {
        WorkSignal signal = new WorkSignal();
        AtomicInteger looks = new AtomicInteger();
        scheduler.drain("signalled", signal, Duration.ZERO, runs::incrementAndGet, NEVER, looks::incrementAndGet);
        signal.raise();
        await().until(() -> runs.get() == 1);
        signal.raise();
        await().until(() -> runs.get() == 2);
        assertThat(looks).hasValue(0);

        scheduler.drain(
                "clocked", new WorkSignal(), Duration.ZERO, runs::incrementAndGet, SOON, looks::incrementAndGet);

        await().until(() -> looks.get() > 3);
        assertThat(runs).hasValue(2);
    }

    @Test
    void aJobThatFailsShouldBeTriedAgain() {
        scheduler.every(SOON, "fail", () -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        await().until(() -> runs.get() > 3);
    }

    @Test
    void closeShouldEndThoseThatWait() {
        scheduler.drain("drain", new WorkSignal(), NEVER, runs::incrementAndGet, NEVER, runs::incrementAndGet);
        scheduler.every(NEVER, "every", runs::incrementAndGet);

        scheduler.close();

        assertThat(runs).hasValue(0);
    }
}
