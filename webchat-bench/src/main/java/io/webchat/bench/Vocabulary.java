package io.webchat.bench;

import java.util.random.RandomGenerator;

/** Made-up words, the more common ones shorter. How often each is said falls with its rank, as in any language. */
final class Vocabulary {
    static final int WORDS = 50_000;

    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final int SHORT_WORDS = 1_000;

    /** Has no factor in common with the number of syllables, so that no two ranks get the same word. */
    private static final long SCATTER = 7919;

    private Vocabulary() {}

    /** @param rank from 0, the most common one */
    static String word(int rank) {
        int length = rank < SHORT_WORDS ? 2 : 3;
        long rest = rank * SCATTER;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int syllable = (int) (rest % SYLLABLES);
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
            rest /= SYLLABLES;
        }
        return word.toString();
    }

    /** The word of rank r comes up 1 / (r ln {@link #WORDS}) of the time. */
    static String text(RandomGenerator random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(word(rank(random)));
        }
        return text.toString();
    }

    private static int rank(RandomGenerator random) {
        return Math.min(WORDS, (int) Math.exp(random.nextDouble() * Math.log(WORDS + 1.0))) - 1;
    }

    /** The rank of words that come up so often among so many. */
    static int rankOf(double times, double among) {
        return (int) Math.clamp(among / times / Math.log(WORDS), SHORT_WORDS, WORDS - SHORT_WORDS);
    }
}
