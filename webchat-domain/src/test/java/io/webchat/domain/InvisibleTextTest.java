package io.webchat.domain;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u3164",
                "\u00AD",
                "\u115F\u1160",
                "\uFFA0",
                "\u2800",
                "\u2060",
                "\uFEFF",
                "\u180E",
                "\u034F",
                "\u00A0\u3000",
                "\u200E\u200F",
                "\uDB40\uDC41",
                "\uFE0F",
                "\u200D",
                "\u17B4",
                "\uDB40\uDD00",
                "\u2063"
            })
    void aNameThatShowsNothingShouldBeRefused(String name) {
        assertThat(InvisibleText.showsNothing(name)).isTrue();
        assertThat(fieldOf(() -> Text.label("name", name, 30))).isEqualTo("name:required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200BAda",
                "Ada\u200B",
                "\u3164Ada",
                "Ada\u00AD",
                "Ada\u3164",
                "Ada\u200D",
                "\uFE0FAda",
                "Ada \u2060"
            })
    void aNameWithSomethingInvisibleAtAnEndShouldBeRefused(String name) {
        assertThat(fieldOf(() -> Text.label("name", name, 30))).isEqualTo("name:invisible_character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "می‌خواهم",
                "Ada ❤️",
                "👩‍💻 Ada",
                "Ada \uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "é",
                "हिन्दी",
                "·",
                "\u0600"
            })
    void aNameThatShowsSomethingShouldStayAsItIs(String name) {
        assertThat(Text.label("name", name, 40)).isEqualTo(name);
    }

    @Test
    void nothingShouldShowNothing() {
        assertThat(InvisibleText.showsNothing(null)).isTrue();
        assertThat(InvisibleText.showsNothing("")).isTrue();
    }
}
