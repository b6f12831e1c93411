package io.webchat.application.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkSignalTest {
    private final WorkSignal signal = new WorkSignal();

    @Test
    void severalCallsShouldCountAsOne() {
        signal.raise();
        signal.raise();

        assertThat(signal.lower()).isTrue();
        assertThat(signal.lower()).isFalse();
    }

    @Test
    void awaitShouldReturnWhenItIsRaised() throws Exception {
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(signal.await(Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
            }
        });
        signal.raise();

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(signal.await(Duration.ZERO)).as("lowered by the wait").isFalse();
        assertThat(signal.await(Duration.ofNanos(-1))).isFalse();
    }
}
