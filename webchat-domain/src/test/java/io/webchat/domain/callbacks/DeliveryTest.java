package io.webchat.domain.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.messaging.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final CallbackId CALLBACK = new CallbackId("cb_" + "0".repeat(32));
    private static final DeliveryId ID = new DeliveryId(new UUID(1, 1));

    private static Delivery pending() {
        return new Delivery(ID, CALLBACK, new MessageId(new UUID(0, 1)), DeliveryState.PENDING, START, START, 0);
    }

    private static Attempt status(int status, @Nullable Duration retryAfter) {
        return Attempt.answered(START, Duration.ofMillis(10), status, retryAfter);
    }

    @Test
    void everyStatusFrom200To299ShouldBeASuccess() {
        for (int status : new int[] {200, 202, 204, 299}) {
            assertThat(pending().after(status(status, null), 0).state()).isEqualTo(DeliveryState.DELIVERED);
        }
        for (int status : new int[] {101, 199, 300, 302, 304, 400, 404, 429, 500, 599}) {
            assertThat(pending().after(status(status, null), 0).state()).isEqualTo(DeliveryState.PENDING);
        }
    }

    @Test
    void failuresShouldBeTriedAgainByTheScheduleAndThenGivenUp() {
        List<Duration> gaps = new ArrayList<>();
        Delivery delivery = pending();
        Attempt failed = Attempt.failed(START, Duration.ZERO, Attempt.Fault.CONNECT_FAILED);
        while (delivery.after(failed, 0).state() == DeliveryState.PENDING) {
            delivery = delivery.after(failed, 0);
            gaps.add(Duration.between(START, delivery.dueAt()));
        }

        assertThat(gaps)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(delivery.after(failed, 0).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery.after(failed, 0).again(START)).isEqualTo(pending());
    }

    @Test
    void theGapShouldBeginWhenTheTryEndsAndJitter() {
        Attempt slow = Attempt.failed(START, Duration.ofSeconds(15), Attempt.Fault.TIMEOUT);

        assertThat(pending().after(slow, 0).dueAt()).isEqualTo(START.plusSeconds(20));
        assertThat(pending().after(slow, 1).dueAt()).isEqualTo(START.plusSeconds(21));
        assertThat(pending().after(slow, 0.5).dueAt()).isEqualTo(START.plusMillis(20_500));
    }

    @Test
    void theReceiversWishShouldCountWhenItIsLonger() {
        assertThat(RetrySchedule.gap(1, Duration.ofSeconds(120), 0)).contains(Duration.ofSeconds(120));
        assertThat(RetrySchedule.gap(2, Duration.ofSeconds(1), 0)).contains(Duration.ofMinutes(5));
        assertThat(RetrySchedule.gap(1, Duration.ofDays(400), 0)).contains(Duration.ofHours(24));
        assertThat(pending().after(status(429, Duration.ofSeconds(60)), 0).dueAt())
                .isEqualTo(START.plusMillis(60_010));
    }

    @Test
    void goneShouldNotBeTriedAgain() {
        assertThat(pending().after(status(410, null), 0).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void aTestShouldBeTriedOnce() {
        Delivery test = Delivery.test(ID, CALLBACK, START);

        assertThat(test.after(status(500, null), 0).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(test.after(status(200, null), 0).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void idsShouldHaveOneForm() {
        assertThat(DeliveryId.parse(ID.toString())).contains(ID);
        assertThat(ID.toString())
                .isEqualTo("dlv_00000000000000010000000000000001")
                .doesNotContain(".");
        assertThat(DeliveryId.parse("dlv_1")).isEmpty();
        assertThat(CallbackId.parse(CALLBACK.value())).contains(CALLBACK);
        assertThat(CallbackId.parse("cb_x")).isEmpty();
    }
}
