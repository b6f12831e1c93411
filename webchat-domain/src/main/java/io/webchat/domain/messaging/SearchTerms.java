package io.webchat.domain.messaging;

import io.webchat.domain.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for. Blanks part terms, quotes make a phrase of several words, and a hyphen before a term excludes
 * it: {@code build "out of memory" -test}.
 *
 * @param wanted all of them have to be found; never empty
 * @param unwanted none of them may be found
 */
public record SearchTerms(List<Term> wanted, List<Term> unwanted) {
    private static final Pattern TERM = Pattern.compile("(?U)(-?)(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Names such as C++, C# and F# differ in nothing else. */
    private static final Pattern SIGN_OF_A_NAME = Pattern.compile("[\\p{L}\\p{N}][+#]");

    public SearchTerms {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /**
     * One term.
     *
     * @param folded in the form of {@link FoldedText}
     * @param literal it has to stand in the text as it is, not only its words
     */
    public record Term(String folded, boolean literal) {
        /** Its words; empty for one that is all signs. */
        public List<String> words() {
            return NO_WORD.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
        }

        /** Whether a folded text of these words has it, each word or, for the last, its beginning. */
        boolean in(String text, List<String> said, boolean whole) {
            boolean words = !words().isEmpty()
                    && words().stream()
                            .allMatch(word ->
                                    said.stream().anyMatch(each -> whole ? each.equals(word) : each.startsWith(word)));
            return words && (!literal || text.contains(folded));
        }
    }

    /** Of a text that is all exclusions, the text itself is looked for. */
    public static SearchTerms parse(String typed) {
        List<Term> wanted = new ArrayList<>();
        List<Term> unwanted = new ArrayList<>();
        Matcher terms = TERM.matcher(FoldedText.of(typed));
        while (terms.find()) {
            boolean quoted = terms.group(2) != null;
            String text = quoted ? terms.group(2).strip() : terms.group(3);
            if (!text.isEmpty()) {
                (terms.group(1).isEmpty() ? wanted : unwanted).add(term(text, quoted));
            }
        }
        return wanted.isEmpty()
                ? new SearchTerms(List.of(new Term(FoldedText.of(typed), true)), List.of())
                : new SearchTerms(wanted, unwanted);
    }

    private static Term term(String text, boolean quoted) {
        Term plain = new Term(text, false);
        boolean literal = (quoted && plain.words().size() > 1)
                || SIGN_OF_A_NAME.matcher(text).find();
        return new Term(text, literal);
    }

    /** The words of all that is wanted, in order. */
    public List<String> words() {
        return wanted.stream().flatMap(term -> term.words().stream()).toList();
    }

    /** Whether what a message says has every wanted term by its words, and no unwanted one. */
    public boolean foundIn(String said) {
        String folded = FoldedText.of(said);
        List<String> words = words(folded);
        return wanted.stream().allMatch(term -> term.in(folded, words, false)) && !excludedBy(said);
    }

    /** Whether every wanted term stands in it somewhere, and no unwanted one. */
    public boolean partOf(String said) {
        String folded = FoldedText.of(said);
        return wanted.stream().allMatch(term -> folded.contains(term.folded())) && !excludedBy(said);
    }

    public boolean excludedBy(String said) {
        String folded = FoldedText.of(said);
        List<String> words = words(folded);
        return unwanted.stream().anyMatch(term -> term.in(folded, words, true));
    }

    private static List<String> words(String folded) {
        return NO_WORD.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
    }
}
