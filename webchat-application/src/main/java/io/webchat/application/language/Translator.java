package io.webchat.application.language;

import io.webchat.domain.language.LanguageTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts texts into another language. */
public interface Translator extends Engine {
    /**
     * @param texts at least one, none blank
     * @param source null when it is to find out
     * @param likely a guess, for an engine that can't find out; null for none
     */
    record Request(
            List<String> texts,
            LanguageTag target,
            @Nullable LanguageTag source,
            @Nullable LanguageTag likely) {
        public Request {
            texts = List.copyOf(texts);
        }
    }

    /**
     * @param texts as many as were wanted, in their order
     * @param source the language that they were in; null when it doesn't say
     */
    record Translated(List<String> texts, @Nullable String source) {
        public Translated {
            texts = List.copyOf(texts);
        }
    }

    /** @param targets what {@code source} can be put into */
    record Pair(String source, List<String> targets) {
        public Pair {
            targets = List.copyOf(targets);
        }
    }

    /** @throws EngineFailure when it can't */
    Translated translate(Request wanted);

    /**
     * What it can do; empty when it doesn't say.
     *
     * @throws EngineFailure when it can't be asked
     */
    List<Pair> languages();
}
