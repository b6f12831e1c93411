package io.webchat.application.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void secondsAndDatesShouldBeRead() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).isEqualTo(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("0", NOW)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 12:05:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theOlderFormsOfDatesShouldBeRead() {
        assertThat(RetryAfter.parse("Sunday, 01-Mar-26 12:05:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryAfter.parse("Sun Mar  1 12:05:00 2026", NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryAfter.parse("Sunday, 06-Nov-94 08:49:37 GMT", NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86401",
                "999999999",
                "99999999999999",
                "999999999999999999999999999999",
                "Fri, 01 Mar 2126 12:05:00 GMT",
                "Thursday, 01-Mar-40 12:05:00 GMT"
            })
    void aHugeWishShouldBeCapped(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEqualTo(RetryAfter.MAX);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-1", "1.5", "Sun, 01 Mar 2026 11:59:59 GMT"})
    void allElseShouldBeNoWish(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isNull();
    }
}
