package io.webchat.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryGapsTest {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final RetryGaps GAPS = new RetryGaps(List.of(SHORT, LONG), Duration.ofHours(1), 0.2);

    @Test
    void gapsShouldFollowTheFailuresAndTheLastOneRepeat() {
        assertThat(GAPS.after(1, null, 0)).isEqualTo(SHORT);
        assertThat(GAPS.after(2, null, 0)).isEqualTo(LONG);
        assertThat(GAPS.after(9, null, 0)).isEqualTo(LONG);
        assertThat(GAPS.exhausted(2)).isFalse();
        assertThat(GAPS.exhausted(3)).isTrue();
    }

    @Test
    void jitterShouldLengthenAGapByUpToItsPart() {
        assertThat(GAPS.after(1, null, 1)).isEqualTo(Duration.ofSeconds(12));
        assertThat(GAPS.after(1, null, 0.5)).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void aWishShouldLengthenAGapButNotWithoutEnd() {
        assertThat(GAPS.after(1, Duration.ofSeconds(1), 0)).isEqualTo(SHORT);
        assertThat(GAPS.after(1, Duration.ofMinutes(3), 0)).isEqualTo(Duration.ofMinutes(3));
        assertThat(GAPS.after(1, Duration.ofDays(3), 0)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void noGapsShouldBeRefused() {
        assertThatThrownBy(() -> new RetryGaps(List.of(), SHORT, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryGaps(List.of(SHORT), SHORT, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
