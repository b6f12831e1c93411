package io.webchat.adapter.language.diagnostic;

import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.language.Engine;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.EngineProbe.Task;
import io.webchat.application.language.LanguageEngines;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One checkup for each engine, in the order in which they are tried. */
public final class EngineDiagnostics implements Diagnostics {
    private static final String TRANSLATES = "Translates a greeting.";
    private static final String WRITES_OUT = "Has a second of sound written out.";
    private static final String SPEAKS = "Has a word read aloud.";

    private final LanguageEngines engines;

    @Inject
    EngineDiagnostics(LanguageEngines engines) {
        this.engines = engines;
    }

    @Override
    public List<Diagnostic> due() {
        return List.of(
                        due(Task.TRANSLATE, TRANSLATES, engines.translators(), TranslationProbe::findingOf),
                        due(Task.TRANSCRIBE, WRITES_OUT, engines.transcribers(), TranscriptProbe::findingOf),
                        due(Task.SPEAK, SPEAKS, engines.speakers(), SpeechProbe::findingOf))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static <E extends Engine> List<Diagnostic> due(
            Task task, String probe, List<E> engines, Function<E, DiagnosticResult> attempt) {
        String name = task.name().toLowerCase(Locale.ROOT);
        if (engines.isEmpty()) {
            DiagnosticResult none = DiagnosticResult.notConfigured("No engine is set up.", task.whatToSet());
            return List.of(new Diagnostic(name, "none", probe, task.setting(), () -> none));
        }
        return engines.stream()
                .map(engine -> diagnostic(name, probe, EngineClues.of(task, engine.name()), engine, attempt))
                .toList();
    }

    private static <E extends Engine> Diagnostic diagnostic(
            String name, String probe, EngineClues clues, E engine, Function<E, DiagnosticResult> attempt) {
        return new Diagnostic(name, engine.name(), probe, clues.all(), () -> {
            try {
                return attempt.apply(engine);
            } catch (EngineFailure failure) {
                return DiagnosticResult.failed("The engine " + failure.getMessage(), clues.advice(failure));
            }
        });
    }
}
