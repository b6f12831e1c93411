package io.webchat.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginCodeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static LoginCode code(int wrongTries) {
        return new LoginCode(new EmailAddress("ada@example.com"), "hash", null, NOW, wrongTries);
    }

    @Test
    void aCodeShouldBeGoodForTenMinutes() {
        assertThat(code(0).usableAt(NOW)).isTrue();
        assertThat(code(0).usableAt(NOW.plusSeconds(600).minusNanos(1_000))).isTrue();
        assertThat(code(0).usableAt(NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void fiveWrongTriesShouldBurnACode() {
        assertThat(code(4).usableAt(NOW)).isTrue();
        assertThat(code(5).usableAt(NOW)).isFalse();
        assertThat(code(6).usableAt(NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "000000,true",
        "123456,true",
        "12345,false",
        "1234567,false",
        "12345a,false",
        "' 12345',false",
        "'',false"
    })
    void aCodeShouldBeSixDigits(String typed, boolean right) {
        assertThat(LoginCode.hasForm(typed)).isEqualTo(right);
    }

    @Test
    void digitsOfOtherScriptsShouldBeNone() {
        assertThat(LoginCode.hasForm("١٢٣٤٥٦")).isFalse();
    }
}
