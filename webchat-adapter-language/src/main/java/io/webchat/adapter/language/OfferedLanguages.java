package io.webchat.adapter.language;

import io.webchat.domain.language.LanguageTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the code under which a service knows a language. */
final class OfferedLanguages {
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private OfferedLanguages() {}

    /** The nearest of those offered; empty when it doesn't know the language. */
    static Optional<String> nearest(LanguageTag wanted, Collection<String> offered) {
        for (String candidate : candidates(wanted)) {
            for (String code : offered) {
                if (code.equalsIgnoreCase(candidate)) {
                    return Optional.of(code);
                }
            }
        }
        return Optional.empty();
    }

    /** The exact one first, then wider ones, then what older servers call it. */
    private static List<String> candidates(LanguageTag wanted) {
        List<String> candidates = new ArrayList<>();
        candidates.add(wanted.value());
        String primary = wanted.primary();
        if (primary.equals("zh")) {
            boolean traditional = wanted.script().equals("Hant")
                    || (wanted.script().isEmpty() && TRADITIONAL.contains(wanted.region()));
            candidates.addAll(traditional ? List.of("zh-Hant", "zt", "zh-TW") : List.of("zh-Hans", "zh", "zh-CN"));
        } else if (wanted.value().startsWith("pt-BR")) {
            candidates.add("pb");
        }
        if (!wanted.script().isEmpty()) {
            candidates.add(primary + "-" + wanted.script());
        }
        candidates.add(primary);
        if (Set.of("nb", "no", "nn").contains(primary)) {
            candidates.addAll(List.of("nb", "no"));
        }
        candidates.add(wanted.threeLetters());
        return candidates;
    }
}
