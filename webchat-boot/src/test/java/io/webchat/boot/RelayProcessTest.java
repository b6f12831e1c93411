package io.webchat.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RelayProcessTest {
    private final AtomicInteger stops = new AtomicInteger();
    private final CountDownLatch mayStop = new CountDownLatch(1);

    @Test
    void stopShouldHappenOnce() {
        mayStop.countDown();
        RelayProcess process = new RelayProcess(relay(), Duration.ofSeconds(10));

        assertThat(process.stop()).isTrue();
        assertThat(process.stop()).isFalse();
        assertThat(stops).hasValue(1);
    }

    @Test
    void aStopThatHangsShouldBeLeftBehindAfterTheGrace() {
        RelayProcess process = new RelayProcess(relay(), Duration.ofMillis(20));

        assertThat(process.stop()).isTrue();
        assertThat(stops).hasValue(0);

        mayStop.countDown();
    }

    private Relay relay() {
        return new Relay() {
            @Override
            public String url() {
                return "http://127.0.0.1:1";
            }

            @Override
            public void start() {}

            @Override
            public void stop() {
                try {
                    mayStop.await();
                    stops.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
