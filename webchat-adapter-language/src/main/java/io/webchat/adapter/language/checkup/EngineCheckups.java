package io.webchat.adapter.language.checkup;

import io.webchat.application.doctor.Checkup;
import io.webchat.application.doctor.Checkups;
import io.webchat.application.doctor.Finding;
import io.webchat.application.language.Engine;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.EngineTrial.Task;
import io.webchat.application.language.LanguageEngines;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One checkup for each engine, in the order in which they are tried. */
public final class EngineCheckups implements Checkups {
    private static final String TRANSLATES = "Translates a greeting.";
    private static final String WRITES_OUT = "Has a second of sound written out.";
    private static final String SPEAKS = "Has a word read aloud.";

    private final LanguageEngines engines;

    @Inject
    EngineCheckups(LanguageEngines engines) {
        this.engines = engines;
    }

    @Override
    public List<Checkup> due() {
        return List.of(
                        due(Task.TRANSLATE, TRANSLATES, engines.translators(), TranslationTrial::findingOf),
                        due(Task.TRANSCRIBE, WRITES_OUT, engines.transcribers(), TranscriptTrial::findingOf),
                        due(Task.SPEAK, SPEAKS, engines.speakers(), SpeechTrial::findingOf))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static <E extends Engine> List<Checkup> due(
            Task task, String trial, List<E> engines, Function<E, Finding> attempt) {
        String name = task.name().toLowerCase(Locale.ROOT);
        if (engines.isEmpty()) {
            Finding none = Finding.notConfigured("No engine is set up.", task.whatToSet());
            return List.of(new Checkup(name, "none", trial, task.setting(), () -> none));
        }
        return engines.stream()
                .map(engine -> checkup(name, trial, EngineClues.of(task, engine.name()), engine, attempt))
                .toList();
    }

    private static <E extends Engine> Checkup checkup(
            String name, String trial, EngineClues clues, E engine, Function<E, Finding> attempt) {
        return new Checkup(name, engine.name(), trial, clues.all(), () -> {
            try {
                return attempt.apply(engine);
            } catch (EngineFailure failure) {
                return Finding.failed("The engine " + failure.getMessage(), clues.advice(failure));
            }
        });
    }
}
