package io.webchat.domain.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.bridge.SmsLength.Encoding;
import org.junit.jupiter.api.Test;

class SmsLengthTest {
    @Test
    void aPlainTextShouldBeGsm7() {
        assertThat(SmsLength.of("a".repeat(160))).isEqualTo(new SmsLength(Encoding.GSM_7, 160, 1, 160));
        assertThat(SmsLength.of("a".repeat(161))).isEqualTo(new SmsLength(Encoding.GSM_7, 161, 2, 153));
        assertThat(SmsLength.of("Grüße @ £ Δ\n")).isEqualTo(new SmsLength(Encoding.GSM_7, 12, 1, 160));
    }

    @Test
    void anExtendedCharacterShouldTakeTwoAndStayWhole() {
        assertThat(SmsLength.of("€".repeat(80))).isEqualTo(new SmsLength(Encoding.GSM_7, 160, 1, 160));
        assertThat(SmsLength.of("a".repeat(152) + "€" + "a".repeat(151)))
                .as("the sign does not fit into the first part")
                .isEqualTo(new SmsLength(Encoding.GSM_7, 305, 2, 153));
        assertThat(SmsLength.of("a".repeat(152) + "€" + "a".repeat(152)).parts())
                .isEqualTo(3);
    }

    @Test
    void oneOtherCharacterShouldMakeItUcs2() {
        assertThat(SmsLength.of("ć".repeat(70))).isEqualTo(new SmsLength(Encoding.UCS_2, 70, 1, 70));
        assertThat(SmsLength.of("ć".repeat(71))).isEqualTo(new SmsLength(Encoding.UCS_2, 71, 2, 67));
        assertThat(SmsLength.of("a".repeat(66) + "🙂" + "a".repeat(66)))
                .as("a pair stays whole")
                .isEqualTo(new SmsLength(Encoding.UCS_2, 134, 3, 67));
    }

    @Test
    void anEmptyTextShouldBeOnePart() {
        assertThat(SmsLength.of("").parts()).isEqualTo(1);
    }
}
