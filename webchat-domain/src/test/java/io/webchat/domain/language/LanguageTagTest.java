package io.webchat.domain.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({"es,es", "ES,es", "pt-br,pt-BR", "pt_BR,pt-BR", "zh-hant-tw,zh-Hant-TW", "spa,spa", "' en ',en"})
    void aTagShouldBeWrittenInTheUsualWay(String typed, String shown) {
        assertThat(LanguageTag.parse("target", typed)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "und", "e", "english!", "en--us", "x-klingon", "en-a", "es es", "../etc", "\u0435s"})
    void whatIsNoTagShouldBeRefused(String typed) {
        assertThatThrownBy(() -> LanguageTag.parse("target", typed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("target");
    }

    @Test
    void itsPartsShouldBeTold() {
        LanguageTag tag = LanguageTag.parse("target", "zh-Hant-TW");

        assertThat(tag.primary()).isEqualTo("zh");
        assertThat(tag.script()).isEqualTo("Hant");
        assertThat(tag.region()).isEqualTo("TW");
        assertThat(LanguageTag.parse("target", "es-MX").threeLetters()).isEqualTo("spa");
    }
}
