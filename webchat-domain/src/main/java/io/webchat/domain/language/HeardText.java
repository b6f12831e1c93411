package io.webchat.domain.language;

import io.webchat.domain.FoldedText;
import io.webchat.domain.InvisibleText;
import java.util.regex.Pattern;

/** What an engine heard. Engines write notes of their own where nobody speaks: {@code [BLANK_AUDIO]}, {@code ♪♪}. */
public final class HeardText {
    private static final Pattern NOTES =
            Pattern.compile("\\[[^\\[\\]]*]|<\\|?[^<>]*>|\\*[^*]*\\*|[♩-♯\\x{1F3B5}\\x{1F3B6}]");
    private static final Pattern IN_PARENTHESES = Pattern.compile("[(（]([^()（）]*)[)）]");
    private static final Pattern OF_NO_SPEECH = Pattern.compile(
            "music|musik|musique|musica|blank|silence|silent|no (speech|audio|sound)|inaudible|applause|laugh|noise|"
                    + "cough|sigh|breath|beep|static|wind|click|typing|bell|ring|footsteps|birds|engine|tone|音楽|音乐|拍手");
    private static final Pattern SIGNS = Pattern.compile("[\\p{P}\\p{S}\\s]+");

    private HeardText() {}

    /** Empty when all that the engine wrote are its own notes. */
    public static String of(String written) {
        String text = NOTES.matcher(written).replaceAll(" ");
        String spoken = IN_PARENTHESES.matcher(text).replaceAll(found -> ofNoSpeech(found.group(1)) ? " " : "x");
        String words = SIGNS.matcher(spoken).replaceAll("");
        return InvisibleText.showsNothing(words) ? "" : written.strip();
    }

    private static boolean ofNoSpeech(String note) {
        return OF_NO_SPEECH.matcher(FoldedText.of(note)).find();
    }
}
