package io.webchat.domain.language;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text, cut into what is translated and what stays as it is: code, URLs, mail addresses, paths and @addresses.
 *
 * <p>It is best translated in one piece, with marks where something stays ({@link #masked}), so that a sentence remains
 * one. An engine may lose a mark; then {@link #unmasked} is empty, and the pieces are translated one by one.
 */
public final class TranslatableText {
    /** A piece; the pieces in their order are the text. */
    public sealed interface Part {
        String text();

        /** Stays as it is. */
        record Kept(String text) implements Part {}

        /** Is translated, without the blanks around it. */
        record Words(String before, String core, String after) implements Part {
            @Override
            public String text() {
                return before + core + after;
            }
        }
    }

    // Possessive wherever it can be: a hostile text must cost neither the stack nor more than linear time.
    private static final String FENCE = "(?m:^[ \\t]{0,3})(?<fence>`{3,}|~{3,})[^\\n]*+(?:\\n[\\s\\S]*?)?"
            + "(?:\\n[ \\t]{0,3}\\k<fence>[`~]*[ \\t]*(?=\\n|\\z)|\\z)";
    private static final String SPAN = "(?<!`)(?<ticks>`+)(?!`)[\\s\\S]+?(?<!`)\\k<ticks>(?!`)";
    private static final String URL = "(?i:\\b[a-z][a-z0-9+.-]{0,20}://|\\bmailto:|\\bwww\\.)[^\\s<>\"`]++";
    private static final String MAIL = "(?<![\\w.+@-])[\\w.+-]{1,64}+@[\\w-]++(?:\\.[\\w-]++)++";
    private static final String MENTION = "(?<![\\w@/])@(?:group:grp_)?[A-Za-z0-9_][A-Za-z0-9._-]*+";
    private static final String GROUP = "\\bgroup:grp_\\w++";
    private static final String BEGINS = "(?<![\\p{L}\\p{N}_/\\\\.~-])";
    private static final String NAME = "[\\p{L}\\p{N}_.@+%=~-]++";
    private static final String ROOTED =
            BEGINS + "(?:~|\\.{1,2})?/(?=[\\p{L}\\p{N}_.@])" + NAME + "(?:/" + NAME + ")*+/?";
    private static final String DRIVE = BEGINS + "(?:[A-Za-z]:[\\\\/]|\\\\\\\\)[^\\s\"<>|*?`]++";
    // Two slashes, or an ending: else "and/or" would be one.
    private static final String RELATIVE = "(?<![\\p{L}\\p{N}_.@+%=~/\\\\-])(?:" + NAME + "(?:/" + NAME + "){2,}+/?|"
            + NAME + "/[\\p{L}\\p{N}_.@+%=~-]{1,200}\\.\\w{1,8}\\b|" + NAME + "/(?=\\s|\\z))";
    private static final Pattern KEPT = Pattern.compile(
            String.join("|", FENCE, SPAN, URL, MAIL, GROUP, MENTION, DRIVE, ROOTED, RELATIVE),
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern BLANKS = Pattern.compile("\\A(\\s*)(.*?)(\\s*)\\z", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\[\\[\\s*(\\d{1,5})\\s*]]");

    private final List<Part> parts;

    private TranslatableText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public static TranslatableText of(String text) {
        requireNonNull(text, "text is null");
        List<Part> parts = new ArrayList<>();
        Matcher kept = KEPT.matcher(text);
        int from = 0;
        while (kept.find()) {
            int end = end(text, kept);
            if (end > kept.start()) {
                addWords(parts, text.substring(from, kept.start()));
                parts.add(new Part.Kept(text.substring(kept.start(), end)));
                from = end;
            }
        }
        addWords(parts, text.substring(from));
        return new TranslatableText(parts);
    }

    private static void addWords(List<Part> parts, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!LETTER.matcher(text).find()) {
            parts.add(new Part.Kept(text));
            return;
        }
        Matcher blanks = BLANKS.matcher(text);
        if (!blanks.matches()) {
            throw new IllegalStateException("every text has this form");
        }
        parts.add(new Part.Words(blanks.group(1), blanks.group(2), blanks.group(3)));
    }

    /** Without the marks of the sentence around it. */
    private static int end(String text, Matcher kept) {
        if (kept.group("fence") != null || kept.group("ticks") != null) {
            return kept.end();
        }
        int end = kept.end();
        while (end > kept.start() && punctuation(text, kept.start(), end)) {
            end--;
        }
        return end;
    }

    private static boolean punctuation(String text, int start, int end) {
        char last = text.charAt(end - 1);
        if (last == ')' || last == ']' || last == '}') {
            char opening = last == ')' ? '(' : last == ']' ? '[' : '{';
            return count(text, start, end, last) > count(text, start, end, opening);
        }
        return ".,;:!?'\u00bb\u201d\u2019*_".indexOf(last) >= 0;
    }

    private static long count(String text, int start, int end, char wanted) {
        return text.substring(start, end).chars().filter(c -> c == wanted).count();
    }

    /** In their order. */
    public List<Part> parts() {
        return parts;
    }

    /** Whether there is anything to translate. */
    public boolean speaks() {
        return parts.stream().anyMatch(Part.Words.class::isInstance);
    }

    /** The pieces to translate one by one. */
    public List<String> words() {
        return parts.stream()
                .filter(Part.Words.class::isInstance)
                .map(part -> ((Part.Words) part).core())
                .toList();
    }

    /**
     * The text again, with the pieces in another language.
     *
     * @param translated as many as {@link #words}
     */
    public String with(List<String> translated) {
        if (translated.size() != words().size()) {
            throw new IllegalArgumentException("not as many as there are pieces: " + translated.size());
        }
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (Part part : parts) {
            switch (part) {
                case Part.Kept kept -> text.append(kept.text());
                case Part.Words words ->
                    text.append(words.before())
                            .append(translated.get(next++).strip())
                            .append(words.after());
            }
        }
        return text.toString();
    }

    /** The text in one piece, with a mark for each piece that stays; empty when it must be translated in pieces. */
    public Optional<String> masked() {
        StringBuilder masked = new StringBuilder();
        int next = 0;
        for (Part part : inside()) {
            switch (part) {
                case Part.Kept kept -> masked.append(mark(next++));
                case Part.Words words -> masked.append(words.text());
            }
        }
        // What says something like a mark itself can't be told from one.
        boolean ambiguous = parts.stream()
                .anyMatch(part -> part instanceof Part.Words && part.text().contains("[["));
        return ambiguous ? Optional.empty() : Optional.of(masked.toString().strip());
    }

    /** The translated {@link #masked}, with what stays put back; empty when a mark was lost, doubled or made up. */
    public Optional<String> unmasked(String translated) {
        List<Part> inside = inside();
        List<String> kept = inside.stream()
                .filter(Part.Kept.class::isInstance)
                .map(Part::text)
                .toList();
        boolean[] seen = new boolean[kept.size()];
        StringBuilder text = new StringBuilder();
        Matcher mark = MARK.matcher(translated.strip());
        int from = 0;
        while (mark.find()) {
            int place = Integer.parseInt(mark.group(1));
            if (place >= seen.length || seen[place]) {
                return Optional.empty();
            }
            seen[place] = true;
            text.append(translated.strip(), from, mark.start()).append(kept.get(place));
            from = mark.end();
        }
        text.append(translated.strip().substring(from));
        for (boolean found : seen) {
            if (!found) {
                return Optional.empty();
            }
        }
        return Optional.of(outerBefore() + text + outerAfter());
    }

    /** From the first piece with words to the last: what stands outside can't be lost. */
    private List<Part> inside() {
        return parts.subList(first(), last() + 1);
    }

    private int first() {
        int at = 0;
        while (at < parts.size() - 1 && !(parts.get(at) instanceof Part.Words)) {
            at++;
        }
        return at;
    }

    private int last() {
        int at = parts.size() - 1;
        while (at > 0 && !(parts.get(at) instanceof Part.Words)) {
            at--;
        }
        return at;
    }

    private String outerBefore() {
        String kept = joined(parts.subList(0, first()));
        return parts.get(first()) instanceof Part.Words words ? kept + words.before() : kept;
    }

    private String outerAfter() {
        String kept = joined(parts.subList(last() + 1, parts.size()));
        return parts.get(last()) instanceof Part.Words words ? words.after() + kept : kept;
    }

    private static String joined(List<Part> some) {
        return String.join("", some.stream().map(Part::text).toList());
    }

    private static String mark(int number) {
        return "[[" + number + "]]";
    }
}
