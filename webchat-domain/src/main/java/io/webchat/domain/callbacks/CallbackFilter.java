package io.webchat.domain.callbacks;

import io.webchat.domain.FoldedText;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Message;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a callback is called for.
 *
 * @param channels empty for all
 * @param keywords one of them has to stand in the text, subject or a caption as a whole word, compared as
 *     {@link FoldedText} does; anywhere in scripts without blanks between words; empty for all
 */
public record CallbackFilter(List<Channel> channels, List<String> keywords) {
    public static final int MAX_KEYWORDS = 100;

    /** In characters. */
    public static final int MAX_KEYWORD_CHARACTERS = 100;

    /** What a word is made of: letters with their marks, digits, the underscore. */
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}_]";

    /** Written without blanks between words, or, as Hangul, with endings joined to them. */
    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.BOPOMOFO,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.TIBETAN,
            Character.UnicodeScript.JAVANESE,
            Character.UnicodeScript.BALINESE);

    public CallbackFilter {
        channels = List.copyOf(channels);
        keywords = List.copyOf(keywords);
    }

    /** @throws Refusal naming the field that is not allowed */
    public static CallbackFilter of(@Nullable List<String> channels, @Nullable List<String> keywords) {
        return new CallbackFilter(
                channels == null ? List.of() : channels(channels), keywords == null ? List.of() : keywords(keywords));
    }

    public static List<Channel> channels(List<String> words) {
        return words.stream()
                .map(word -> Channel.parse("channels", word))
                .distinct()
                .toList();
    }

    public static List<String> keywords(List<String> typed) {
        if (typed.size() > MAX_KEYWORDS) {
            throw Refusal.field("keywords", "too_many", "Give at most " + MAX_KEYWORDS + " keywords.");
        }
        return typed.stream()
                .map(word -> Text.label("keywords", word, MAX_KEYWORD_CHARACTERS))
                .distinct()
                .toList();
    }

    /** The test, made ready for many messages. */
    public Predicate<Message> test() {
        Predicate<Message> channel = message -> channels.isEmpty() || channels.contains(message.channel());
        if (keywords.isEmpty()) {
            return channel;
        }
        Pattern words = words();
        return channel.and(message -> said(message.content())
                .anyMatch(text -> words.matcher(FoldedText.of(text)).find()));
    }

    private static Stream<String> said(Content content) {
        return Stream.concat(
                        Stream.of(content.text(), content.subject()),
                        content.attachments().stream().map(Attachment::caption))
                .filter(Objects::nonNull);
    }

    private Pattern words() {
        return Pattern.compile(keywords.stream().map(CallbackFilter::whole).collect(Collectors.joining("|")));
    }

    private static String whole(String keyword) {
        String folded = FoldedText.of(keyword);
        return edge(folded.codePointAt(0), "(?<!" + WORD + ")")
                + Pattern.quote(folded)
                + edge(folded.codePointBefore(folded.length()), "(?!" + WORD + ")");
    }

    /**
     * Beside an edge that is no part of a word, such as that of "C++", anything may follow; and so it may in scripts
     * that set no blanks between words.
     */
    private static String edge(int c, String noWordBeside) {
        boolean bounded = Character.toString(c).matches(WORD) && !UNSPACED.contains(Character.UnicodeScript.of(c));
        return bounded ? noWordBeside : "";
    }
}
