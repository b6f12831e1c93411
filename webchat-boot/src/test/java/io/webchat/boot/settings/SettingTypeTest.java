package io.webchat.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.webchat.adapter.mail.SmtpSecurity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {
    private static final SettingType<Duration> UP_TO_A_WEEK = SettingType.duration(Duration.ZERO, Duration.ofDays(7));
    private static final SettingType<Long> ANY_SIZE = SettingType.bytes(0, Long.MAX_VALUE);
    private static final SettingType<List<String>> LOWER_CASE_WORDS =
            SettingType.list(Pattern.compile("[a-z]+").asMatchPredicate(), "words");

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "TRUE, true",
        "yes, true",
        "on, true",
        "1, true",
        "false, false",
        "No, false",
        "off, false",
        "0, false"
    })
    void boolShouldTakeTheUsualWords(String text, boolean value) {
        assertThat(SettingType.bool().read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "tru", "enabled", "true false"})
    void boolShouldRefuseOtherWords(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingType.bool().read(text));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "9, 9", "007, 7"})
    void integerShouldIncludeBothBounds(String text, int value) {
        assertThat(SettingType.integer(1, 9).read(text)).isEqualTo(value);
        assertThat(SettingType.wholeNumber(1, 9).read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "1.0", "1e0", "one", "", "0x5", "4294967297", "99999999999999999999"})
    void integerShouldRefuseWhatIsOutsideOrNoNumber(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.integer(1, 9).read(text));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.wholeNumber(1, 9).read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "90, 90",
        "30s, 30",
        "10m, 600",
        "2h, 7200",
        "7d, 604800",
        "7 d, 604800",
        "7D, 604800",
        "604800, 604800"
    })
    void durationShouldTakeSecondsAndUnits(String text, long seconds) {
        assertThat(UP_TO_A_WEEK.read(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8d", "604801", "-1", "-5s", "1w", "10ms", "PT1S", "1.5h", "s", "1h30m", "999999999999999d"})
    void durationShouldRefuseTheRest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UP_TO_A_WEEK.read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1024, 1024",
        "5B, 5",
        "16MB, 16000000",
        "16 mb, 16000000",
        "3kB, 3000",
        "1GB, 1000000000",
        "1TB, 1000000000000",
        "1KiB, 1024",
        "1MiB, 1048576",
        "1GiB, 1073741824",
        "2TiB, 2199023255552"
    })
    void bytesShouldTakeSizes(String text, long bytes) {
        assertThat(ANY_SIZE.read(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5GB", "16M", "1XB", "MB", "999999999TiB"})
    void bytesShouldRefuseTheRest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ANY_SIZE.read(text));
    }

    @Test
    void bytesShouldKeepTheBounds() {
        SettingType<Long> oneToTwo = SettingType.bytes(1, 2);

        assertThat(oneToTwo.read("1")).isEqualTo(1);
        assertThat(oneToTwo.read("2")).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> oneToTwo.read("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> oneToTwo.read("3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|''", "a|a", "a,b|a b", "' a , b '|a b", "a,,b,|a b", ",|''"})
    void listShouldSplitAtCommas(String text, String itemsBetweenSpaces) {
        List<String> items = itemsBetweenSpaces.isEmpty() ? List.of() : List.of(itemsBetweenSpaces.split(" "));

        assertThat(LOWER_CASE_WORDS.read(text)).isEqualTo(items);
    }

    @Test
    void listShouldRefuseWhenOneItemIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> LOWER_CASE_WORDS.read("a,B"));
    }

    @Test
    void choiceShouldTakeTheConstantsInAnyCase() {
        assertThat(SettingType.choice(SmtpSecurity.class).read("StartTLS")).isEqualTo(SmtpSecurity.STARTTLS);
        assertThat(SettingType.choice(LogFormat.class).expects()).isEqualTo("one of text, json");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.choice(LogFormat.class).read("xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://relay.example.com", "http://10.0.0.1:5110", "https://example.com/relay"})
    void webAddressShouldTakeHttpAndHttps(String text) {
        assertThat(SettingType.webAddress().read(text)).isEqualTo(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relay.example.com",
                "ftp://example.com",
                "https://",
                "https://me@example.com",
                "https://example.com?a=b",
                "https://example.com#a",
                "not an address",
                ""
            })
    void webAddressShouldRefuseTheRest(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.webAddress().read(text));
    }

    @Test
    void pathShouldRefuseWhatNoFileSystemTakes() {
        assertThat(SettingType.path().read("./data")).isEqualTo(Path.of("./data"));
        assertThatIllegalArgumentException().isThrownBy(() -> SettingType.path().read("a\0b"));
    }

    @Test
    void secretShouldNotPrint() {
        Secret secret = SettingType.secret().read("hunter2");

        assertThat(secret).hasToString("[REDACTED]");
        assertThat(String.valueOf(List.of(secret))).doesNotContain("hunter2");
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @Test
    void secretShouldKeepItsShape() {
        SettingType<Secret> digits = SettingType.secret(Pattern.compile("\\d+"), "digits");

        assertThat(digits.read("12").reveal()).isEqualTo("12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digits.read("hunter2"))
                .withMessage(null);
    }
}
