package io.webchat.adapter.language.diagnostic;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Speaker;
import io.webchat.domain.language.LanguageTag;

/** Has a word read aloud, and looks that it is no silence. */
final class SpeechProbe {
    /** Any head of a sound file is shorter than that, and any word longer. */
    private static final int HEAD = 256;

    private static final Speaker.Script WORD = new Speaker.Script("Hello", new LanguageTag("en"), null);

    private SpeechProbe() {}

    /** @throws EngineFailure when it can't */
    static DiagnosticResult findingOf(Speaker engine) {
        Speaker.Speech speech = engine.speak(WORD);
        if (silent(speech.content())) {
            throw new EngineFailure(BROKEN, "gave a sound file without a sound in it");
        }
        return DiagnosticResult.ok(
                "\"%s\" became %d bytes of %s.".formatted(WORD.text(), speech.content().length, speech.mediaType()));
    }

    /** Silence is one value over and over, however it is packed. */
    private static boolean silent(byte[] content) {
        for (int place = HEAD + 1; place < content.length; place++) {
            if (content[place] != content[HEAD]) {
                return false;
            }
        }
        return true;
    }
}
