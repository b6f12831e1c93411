package io.webchat.adapter.language.diagnostic;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.LANGUAGE;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Translator;
import io.webchat.domain.Refusal;
import io.webchat.domain.language.LanguageTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Translates a greeting from a language that the engine offers into another one. */
final class TranslationProbe {
    private static final Map<String, String> GREETINGS = Map.of(
            "en", "Good morning", "es", "Buenos días", "de", "Guten Morgen", "fr", "Bonjour", "it", "Buongiorno");

    /** For other languages: short, and the same everywhere. */
    private static final String ANYWHERE = "Taxi";

    private static final List<String> LIKELY = List.of("en", "es", "de", "fr", "it");

    private record Way(LanguageTag from, LanguageTag to) {}

    private TranslationProbe() {}

    /** @throws EngineFailure when none of the ways that it offers, or that are likely, works */
    static DiagnosticResult findingOf(Translator engine) {
        EngineFailure last = new EngineFailure(LANGUAGE, "offers no two languages");
        for (Way way : routing(engine.languages())) {
            try {
                return along(engine, way);
            } catch (EngineFailure failure) {
                if (failure.kind() != LANGUAGE) {
                    throw failure;
                }
                last = failure;
            }
        }
        throw last;
    }

    private static DiagnosticResult along(Translator engine, Way way) {
        String text = GREETINGS.getOrDefault(way.from().primary(), ANYWHERE);
        String translated =
                engine
                        .translate(new Translator.Request(List.of(text), way.to(), way.from(), way.from()))
                        .texts()
                        .stream()
                        .findFirst()
                        .map(String::strip)
                        .orElse("");
        if (translated.isEmpty()) {
            throw new EngineFailure(BROKEN, "gave an empty text back");
        }
        if (translated.equalsIgnoreCase(text) && !text.equals(ANYWHERE)) {
            throw new EngineFailure(BROKEN, "gave the text back as it was");
        }
        return DiagnosticResult.ok("\"%s\" (%s) became \"%s\" (%s).".formatted(text, way.from(), translated, way.to()));
    }

    /** One that it offers, the likeliest; those that are likely where it doesn't say. */
    private static List<Way> routing(List<Translator.Pair> pairs) {
        return pairs.isEmpty() ? guesses() : offered(pairs).stream().toList();
    }

    /** From English and into it, since one of both is what most programs know. */
    private static List<Way> guesses() {
        List<Way> guesses = new ArrayList<>();
        LanguageTag english = new LanguageTag("en");
        LIKELY.stream().skip(1).map(LanguageTag::new).forEach(other -> {
            guesses.add(new Way(english, other));
            guesses.add(new Way(other, english));
        });
        return guesses;
    }

    private static Optional<Way> offered(List<Translator.Pair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingInt(pair -> rank(pair.source())))
                .flatMap(pair -> tag(pair.source()).stream()
                        .flatMap(from -> pair.targets().stream()
                                .sorted(Comparator.comparingInt(TranslationProbe::rank))
                                .flatMap(target -> tag(target).stream())
                                .filter(to -> !to.primary().equals(from.primary()))
                                .limit(1)
                                .map(to -> new Way(from, to))))
                .findFirst();
    }

    private static int rank(String code) {
        int place = LIKELY.indexOf(code.toLowerCase(Locale.ROOT));
        return place < 0 ? LIKELY.size() : place;
    }

    /** Empty for a code that is the service's own. */
    private static Optional<LanguageTag> tag(String code) {
        try {
            return Optional.of(LanguageTag.parse("code", code));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }
}
