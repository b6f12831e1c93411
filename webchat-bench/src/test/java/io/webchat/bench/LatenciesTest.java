package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

final class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void nothingRecordedIsZero() {
        assertThat(latencies.percentile(50)).isZero();
    }

    @Test
    void percentilesAreRightWithinTheBucketsWidth() {
        for (long nanos = 1; nanos <= 1_000_000; nanos++) {
            latencies.record(nanos);
        }
        assertThat(latencies.count()).isEqualTo(1_000_000);
        assertThat(latencies.percentile(50)).isCloseTo(500_000L, withPercentage(1.6));
        assertThat(latencies.percentile(99)).isCloseTo(990_000L, withPercentage(1.6));
        assertThat(latencies.percentile(100)).isCloseTo(1_000_000L, withPercentage(1.6));
    }

    @Test
    void smallAndHugeTimesHaveBucketsToo() {
        latencies.record(-1);
        latencies.record(Long.MAX_VALUE);
        assertThat(latencies.percentile(50)).isZero();
        assertThat(latencies.percentile(100)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void mergedTimesCountTogether() {
        Latencies other = new Latencies();
        other.record(40);
        latencies.record(7);
        latencies.add(other);
        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.percentile(50)).isEqualTo(7);
        assertThat(latencies.percentile(99)).isEqualTo(40);
    }
}
