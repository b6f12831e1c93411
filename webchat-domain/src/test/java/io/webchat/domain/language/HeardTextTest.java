package io.webchat.domain.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[BLANK_AUDIO]", "[Music]", " [ Silence ] ", "(upbeat music)", "*laughs*", "♪ ♪",
                        "[MUSIC PLAYING] (applause)",
                "(Musique)", "<|nospeech|>", ".", "", "[Música]\n[Música]", "（音楽）", "🎵"
            })
    void theNotesOfAnEngineShouldBeNothing(String written) {
        assertThat(HeardText.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Music] hello", "hello", "♪ we will rock you ♪", "(yes)", "I like music", "番茄"})
    void whatSomebodySaidShouldStay(String written) {
        assertThat(HeardText.of(" " + written + " ")).isEqualTo(written);
    }
}
