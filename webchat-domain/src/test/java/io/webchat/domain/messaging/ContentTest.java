package io.webchat.domain.messaging;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final MessageId SOME = new MessageId(new UUID(1, 1));
    private static final MessageId OTHER = new MessageId(new UUID(1, 2));

    @Test
    void theTextShouldBeKeptAsItIs() {
        assertThat(Content.of(" a\n b ", null, null)).isEqualTo(new Content(" a\n b ", null, null));
    }

    @Test
    void theTextShouldHaveOneToSixteenThousandCharacters() {
        assertThat(Content.of("🙂".repeat(16_000), null, null).text()).hasSize(32_000);
        assertThat(fieldOf(() -> Content.of("x".repeat(16_001), null, null))).isEqualTo("text:too_long");
        assertThat(fieldOf(() -> Content.of("", null, null))).isEqualTo("text:required");
        assertThat(fieldOf(() -> Content.of(" \n\t", null, null))).isEqualTo("text:required");
        assertThat(fieldOf(() -> Content.of("a\0", null, null))).isEqualTo("text:nul_character");
    }

    @Test
    void theSubjectShouldBeALabel() {
        assertThat(Content.of("t", " Hello ", null).subject()).isEqualTo("Hello");
        assertThat(Content.of("t", " ", null).subject()).isNull();
        assertThat(Content.of("t", "x".repeat(300), null).subject()).hasSize(300);
        assertThat(fieldOf(() -> Content.of("t", "x".repeat(301), null))).isEqualTo("subject:too_long");
        assertThat(fieldOf(() -> Content.of("t", "a\r\nBcc: b", null))).isEqualTo("subject:control_character");
    }

    @Test
    void theFingerprintShouldBeEqualForTheSame() {
        assertThat(new Content("t", "s", SOME).fingerprint("here"))
                .isEqualTo(new Content("t", "s", SOME).fingerprint("here"))
                .hasSize(32);
    }

    @Test
    void theFingerprintShouldDifferInEachPart() {
        byte[] print = new Content("t", "s", SOME).fingerprint("here");

        assertThat(new Content("u", "s", SOME).fingerprint("here")).isNotEqualTo(print);
        assertThat(new Content("t", "r", SOME).fingerprint("here")).isNotEqualTo(print);
        assertThat(new Content("t", null, SOME).fingerprint("here")).isNotEqualTo(print);
        assertThat(new Content("t", "s", OTHER).fingerprint("here")).isNotEqualTo(print);
        assertThat(new Content("t", "s", null).fingerprint("here")).isNotEqualTo(print);
        assertThat(new Content("t", "s", SOME).fingerprint("there")).isNotEqualTo(print);
    }

    @Test
    void theFingerprintShouldTellPartsFromEachOther() {
        assertThat(new Content("ab", "c", null).fingerprint("here"))
                .isNotEqualTo(new Content("a", "bc", null).fingerprint("here"));
        assertThat(new Content("a1:b", null, null).fingerprint("x"))
                .isNotEqualTo(new Content("a", "b", null).fingerprint("x"));
    }
}
