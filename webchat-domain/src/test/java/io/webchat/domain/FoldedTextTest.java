package io.webchat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource({
        "Café, cafe\u0301",
        "CAFÉ, cafe",
        "ＡＢＣ１, abc1",
        "ﬁle, file",
        "Straße, STRASSE",
        "ΟΔΟΣ, οδος",
        "İstanbul, istanbul",
        "й, и",
        "①, 1",
        "soft\u00ADhyphen, softhyphen",
        "zero\u200Bwidth, zerowidth",
        "ｶﾞ, ガ",
        "가, \u1100\u1161",
        "hello, HELLO",
    })
    void textsThatReadAlikeShouldHaveOneForm(String one, String other) {
        assertThat(FoldedText.of(one)).isEqualTo(FoldedText.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ø, o", "ł, l", "हि, ह", "が, か", "シ, ツ", "ı, j", "1, l"})
    void textsThatReadDifferentlyShouldStayApart(String one, String other) {
        assertThat(FoldedText.of(one)).isNotEqualTo(FoldedText.of(other));
    }
}
