package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
    @Test
    void eachRankHasAWordOfItsOwnThatBeginsWithAConsonant() {
        List<String> words = IntStream.range(0, Vocabulary.WORDS)
                .mapToObj(Vocabulary::word)
                .distinct()
                .toList();
        assertThat(words).hasSize(Vocabulary.WORDS).noneMatch(word -> "aeiou".indexOf(word.charAt(0)) >= 0);
    }

    @Test
    void wordsAreSaidAsOftenAsTheirRankWants() {
        int said = 500_000;
        List<String> text =
                List.of(Vocabulary.text(new SplittableRandom(1), said).split(" ", -1));
        int rank = Vocabulary.rankOf(40, said);
        assertThat(Collections.frequency(text, Vocabulary.word(99)))
                .isCloseTo((int) (said / 100 / Math.log(Vocabulary.WORDS)), withPercentage(15));
        long around = text.stream()
                .filter(word -> IntStream.range(rank - 5, rank + 5)
                        .mapToObj(Vocabulary::word)
                        .anyMatch(word::equals))
                .count();
        assertThat(around).isCloseTo(400, withPercentage(25));
    }
}
