package io.webchat.domain.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatableTextTest {
    private static final List<String> KEPT = List.of(
            "`make all`",
            "``a ` b``",
            "https://example.com/a/b?x=1&y=(2)#z",
            "http://127.0.0.1:5110/health",
            "www.example.com/a",
            "mailto:ada@example.com",
            "ada.l+x@mail.example.com",
            "/usr/local/bin",
            "/etc",
            "~/notes/today.md",
            "./start_relay.sh",
            "../pom.xml",
            "src/main/java/Foo.java",
            "docs/index.md",
            "C:\\Users\\ada\\x.txt",
            "\\\\server\\share",
            "@codex-agent",
            "@ada.b_c",
            "@group:grp_907d9fd48e3064f1",
            "group:grp_907d9fd48e3064f1");

    private static final List<String> FRAMES = List.of(
            "%s",
            "look at %s",
            "%s is good",
            "look at %s now",
            "look (%s) here",
            "look at %s.",
            "is it %s?",
            "say \"%s\" twice",
            "one\n%s\ntwo",
            "**%s** matters",
            "\t%s, and so on  ");

    static Stream<String> framed() {
        return FRAMES.stream().flatMap(frame -> KEPT.stream().map(kept -> frame.replace("%s", kept)));
    }

    static Stream<String> pairs() {
        return KEPT.stream()
                .flatMap(one -> KEPT.stream().map(other -> "take " + one + " and then " + other + " at once"));
    }

    /** An engine that shouts. */
    private static String shout(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String byPieces(String text) {
        TranslatableText cut = TranslatableText.of(text);
        return cut.with(cut.words().stream().map(TranslatableTextTest::shout).toList());
    }

    private static String inOnePiece(String text) {
        TranslatableText cut = TranslatableText.of(text);
        return cut.speaks() ? cut.unmasked(shout(cut.masked().orElseThrow())).orElseThrow() : text;
    }

    @ParameterizedTest
    @MethodSource("framed")
    void whatStaysShouldStayInEveryFrame(String text) {
        String kept = KEPT.stream()
                .filter(text::contains)
                .max(java.util.Comparator.comparingInt(String::length))
                .orElseThrow();
        String expected = shout(text.replace(kept, "\0")).replace("\0", kept);

        assertThat(byPieces(text)).isEqualTo(expected);
        assertThat(inOnePiece(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyTwoShouldStayBesideEachOther(String text) {
        String expected = "TAKE " + text.substring(5, text.indexOf(" and then ")) + " AND THEN "
                + text.substring(text.indexOf(" and then ") + 10, text.length() - 8) + " AT ONCE";

        assertThat(byPieces(text)).isEqualTo(expected);
        assertThat(inOnePiece(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource({"framed", "pairs"})
    void thePiecesShouldBeTheText(String text) {
        assertThat(TranslatableText.of(text).parts().stream()
                        .map(TranslatableText.Part::text)
                        .reduce("", String::concat))
                .isEqualTo(text);
    }

    @Test
    void aFencedBlockShouldStayWithAllItsLines() {
        assertThat(byPieces("do this:\n```sh\nmake all # it's ``` fine\n\nsay `x`\n```\nthen stop"))
                .isEqualTo("DO THIS:\n```sh\nmake all # it's ``` fine\n\nsay `x`\n```\nTHEN STOP");
        assertThat(byPieces("so:\n~~~\nx y\n~~~")).isEqualTo("SO:\n~~~\nx y\n~~~");
        assertThat(byPieces("so:\n```\nnever closed")).isEqualTo("SO:\n```\nnever closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and/or",
                "he/she said so",
                "a lone ` tick",
                "yes / no",
                "an @ alone",
                "3 < 4 > x",
                "so: what",
                "\u4f1a\u8b70\u306f\u660e\u65e5",
                "input/output."
            })
    void whatOnlyLooksLikeItShouldBeTranslated(String text) {
        assertThat(TranslatableText.of(text).words()).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "42", "...", "https://example.com", "`x`", "@ada @bob", "\uD83D\uDE00"})
    void whatSaysNothingShouldBeKnownAsThat(String text) {
        assertThat(TranslatableText.of(text).speaks()).isFalse();
        assertThat(byPieces(text)).isEqualTo(text);
    }

    @Test
    void aMarkThatIsLostDoubledOrMadeUpShouldBeNoticed() {
        TranslatableText cut = TranslatableText.of("run `a` and `b` now");

        assertThat(cut.masked()).contains("run [[0]] and [[1]] now");
        assertThat(cut.unmasked("ahora [[ 1 ]] y [[0]]")).contains("ahora `b` y `a`");
        assertThat(cut.unmasked("corre [[0]] ahora")).isEmpty();
        assertThat(cut.unmasked("corre [[0]] y [[0]] y [[1]]")).isEmpty();
        assertThat(cut.unmasked("corre [[0]] y [[1]] y [[2]]")).isEmpty();
        assertThat(TranslatableText.of("see [[0]] and `x` there").masked()).isEmpty();
    }

    @Test
    void theBlanksAroundShouldStay() {
        assertThat(inOnePiece("  hello there \n")).isEqualTo("  HELLO THERE \n");
        assertThat(byPieces(" a\n`x` \n b ")).isEqualTo(" A\n`x` \n B ");
    }

    @Test
    void aWrongNumberOfPiecesShouldBeAFault() {
        TranslatableText cut = TranslatableText.of("a `b` c");

        assertThatThrownBy(() -> cut.with(List.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`", "a`", "/a", "a.", "a/", "@", "a@", "a@b.", "``` ", "\n```", "://", "a://", "..", "\\", "[[", "(",
                "~/", "a-"
            })
    void aHostileTextShouldCostLittle(String piece) {
        String text = piece.repeat(16_000 / piece.length());

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> TranslatableText.of(text));
    }
}
