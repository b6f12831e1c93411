package io.webchat.application.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engines can do. */
@Singleton
public final class ListLanguages {
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    /** @param pairs null when it couldn't be asked, empty when it doesn't say */
    public record TranslatorView(String provider, @Nullable List<Translator.Pair> pairs) {}

    /** Each by the names of its engines, in the order of trial. */
    public record View(List<TranslatorView> translators, List<String> transcribers, List<String> speakers) {}

    private final LanguageEngines engines;
    private final Cache<String, List<Translator.Pair>> told =
            Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    @Inject
    ListLanguages(LanguageEngines engines) {
        this.engines = engines;
    }

    public View handle() {
        return new View(
                engines.translators().stream()
                        .map(engine -> new TranslatorView(engine.name(), pairs(engine)))
                        .toList(),
                engines.transcribers().stream().map(Engine::name).toList(),
                engines.speakers().stream().map(Engine::name).toList());
    }

    private @Nullable List<Translator.Pair> pairs(Translator engine) {
        List<Translator.Pair> known = told.getIfPresent(engine.name());
        if (known != null) {
            return known;
        }
        try {
            List<Translator.Pair> asked = engine.languages();
            told.put(engine.name(), asked);
            return asked;
        } catch (EngineFailure failure) {
            return null;
        }
    }
}
