package io.webchat.domain.messaging;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
    @ParameterizedTest
    @CsvSource({
        "👍, 👍",
        "👍🏽, 👍🏽",
        "❤, ❤\uFE0F",
        "❤\uFE0F, ❤\uFE0F",
        "❤\uFE0E, ❤\uFE0F",
        "1\u20E3, 1\uFE0F\u20E3",
        "#\uFE0F\u20E3, #\uFE0F\u20E3",
        "🇩🇪, 🇩🇪",
        "👨‍👩‍👧‍👦, 👨‍👩‍👧‍👦",
        "🏳‍🌈, 🏳\uFE0F‍🌈",
        "🏳\uFE0F‍🌈, 🏳\uFE0F‍🌈",
        "☝🏿, ☝🏿",
        "©, ©\uFE0F",
        "'🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'",
    })
    void oneEmojiShouldHaveOneForm(String typed, String stored) {
        assertThat(Emoji.parse(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍👍",
                "ok",
                "a",
                "1",
                "#",
                "👍 👎",
                "🇩",
                "🇩🇪🇫🇷",
                "漢",
                ":+1:",
                "\u20E3",
                "🏽a",
                "👍\u0301\u0301\u0301"
            })
    void whatIsNotOneEmojiShouldBeRefused(String typed) {
        assertThat(fieldOf(() -> Emoji.parse(typed))).startsWith("emoji:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFE0F", "\u200D"})
    void nothingShouldBeRefused(String typed) {
        assertThat(fieldOf(() -> Emoji.parse(typed))).isEqualTo("emoji:required");
    }
}
