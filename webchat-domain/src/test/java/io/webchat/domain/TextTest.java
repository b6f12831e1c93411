package io.webchat.domain;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String SMILE = "🙂";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "plain", "Ü ß 漢字", "🙂🙂", "line\nline\ttab\r\n", "\u0001", "\uFFFD\uFFFF"})
    void storableShouldKeepATextAsItIs(String text) {
        assertThat(Text.storable("text", text, 100)).isEqualTo(text);
    }

    @Test
    void storableShouldCountCodePoints() {
        assertThat(Text.storable("text", SMILE.repeat(3), 3)).hasSize(6);
        assertThat(fieldOf(() -> Text.storable("text", SMILE.repeat(4), 3))).isEqualTo("text:too_long");
        assertThat(Text.storable("text", "abc", 3)).isEqualTo("abc");
        assertThat(fieldOf(() -> Text.storable("text", "abcd", 3))).isEqualTo("text:too_long");
    }

    @Test
    void storableShouldRefuseNul() {
        assertThat(fieldOf(() -> Text.storable("text", "a\0b", 3))).isEqualTo("text:nul_character");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void storableShouldRefuseHalfASurrogatePair(int form) {
        char high = SMILE.charAt(0);
        char low = SMILE.charAt(1);
        String text = switch (form) {
            case 0 -> "a" + high;
            case 1 -> high + "a";
            case 2 -> low + "a";
            case 3 -> "" + high + high + low;
            default -> "" + low + high;
        };

        assertThat(fieldOf(() -> Text.storable("name", text, 10))).isEqualTo("name:lone_surrogate");
    }

    @Test
    void labelShouldBeStripped() {
        assertThat(Text.label("name", "  Ada Lovelace \u2003", 30)).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void labelShouldNotBeBlank(String blank) {
        assertThat(fieldOf(() -> Text.label("name", blank, 30))).isEqualTo("name:required");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x01, 0x09, 0x0A, 0x0D, 0x7F, 0x85, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066,
                0x2067, 0x2068, 0x2069
            })
    void labelShouldBeOneLineThatReadsInOneDirection(int character) {
        String name = "a" + Character.toString(character) + "b";

        assertThat(fieldOf(() -> Text.label("name", name, 30))).isEqualTo("name:control_character");
    }

    @Test
    void labelShouldCountBeforeItStrips() {
        assertThat(fieldOf(() -> Text.label("name", "abc ", 3))).isEqualTo("name:too_long");
    }

    @Test
    void labelShouldTakeRightToLeftWritingAndJoinedEmoji() {
        assertThat(Text.label("name", "שלום", 30)).isEqualTo("שלום");
        assertThat(Text.label("name", "👩\u200D💻", 30)).isEqualTo("👩\u200D💻");
    }
}
