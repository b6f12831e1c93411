package io.webchat.testkit.language;

import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.LanguageEngines;
import io.webchat.application.language.Speaker;
import io.webchat.application.language.Transcriber;
import io.webchat.application.language.Translator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Engines that need nobody: one that puts the language before each text, one that hears the bytes of a file as text (behind
 * the mark of a sound file, {@code ID3}), one that speaks a text as its bytes. They fail while they are told to.
 */
public final class ScriptedEngines implements Translator, Transcriber, Speaker {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable EngineFailure failure;

    public LanguageEngines engines() {
        return new LanguageEngines(List.of(this), List.of(this), List.of(this));
    }

    /** From now on; null for no more. */
    public void failWith(@Nullable EngineFailure wanted) {
        failure = wanted;
    }

    /** Each text and file name that came, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String name() {
        return "scripted";
    }

    private void note(String what) {
        asked.add(what);
        EngineFailure wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
    }

    @Override
    public Translated translate(Request wanted) {
        wanted.texts().forEach(this::note);
        return new Translated(
                wanted.texts().stream()
                        .map(text -> wanted.target() + ": " + text)
                        .toList(),
                wanted.source() == null ? "en" : wanted.source().value());
    }

    @Override
    public List<Pair> languages() {
        return List.of(new Pair("en", List.of("es", "de")));
    }

    @Override
    public Transcript transcribe(Clip clip) {
        note(clip.name());
        try {
            return new Transcript(Files.readString(clip.content()).replaceFirst("\\AID3 ", ""), "en");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Speech speak(Script script) {
        note(script.text());
        return new Speech(script.text().getBytes(StandardCharsets.UTF_8), "audio/wav");
    }
}
