package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.INPUT;
import static io.webchat.application.language.EngineFailure.Kind.LANGUAGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Translator;
import io.webchat.domain.language.LanguageTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that reads a text and says it in another language. */
final class CommandTranslator implements Translator {
    private static final int MAX_BYTES = 4 << 20;

    private final Commands commands;
    private final CommandTemplate template;

    CommandTranslator(Commands commands, CommandTemplate template) {
        this.commands = commands;
        this.template = template;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Translated translate(Request wanted) {
        LanguageTag source = source(wanted);
        String from = source == null ? null : source.value();
        if (source != null && source.primary().equals(wanted.target().primary())) {
            // Such a program knows no way from a language to itself.
            return new Translated(wanted.texts(), from);
        }
        List<String> command = template.filled(values(source, wanted.target()));
        long begun = System.nanoTime();
        List<String> translated = new ArrayList<>();
        for (String text : wanted.texts()) {
            if (System.nanoTime() - begun > commands.longest().toNanos()) {
                throw new EngineFailure(INPUT, "too many pieces for the time");
            }
            translated.add(translated(command, text));
        }
        return new Translated(translated, from);
    }

    /** A guess counts only where the command says it on: another knows for itself what it translates from. */
    private @Nullable LanguageTag source(Request wanted) {
        if (wanted.source() != null || !(template.names("source") || template.names("source3"))) {
            return wanted.source();
        }
        if (wanted.likely() == null) {
            throw new EngineFailure(LANGUAGE, "needs to know the language that the text is in");
        }
        return wanted.likely();
    }

    private static Map<String, String> values(@Nullable LanguageTag source, LanguageTag target) {
        Map<String, String> values = new HashMap<>();
        values.put("target", target.primary());
        values.put("target3", target.threeLetters());
        if (source != null) {
            values.put("source", source.primary());
            values.put("source3", source.threeLetters());
        }
        return values;
    }

    private String translated(List<String> command, String text) {
        // Such a program says by its exit code that it doesn't know the pair.
        String said = commands.run(command, text.getBytes(UTF_8), MAX_BYTES, null)
                .wellOr(LANGUAGE)
                .text()
                .strip();
        if (said.isEmpty()) {
            throw new EngineFailure(BROKEN, "said nothing");
        }
        return said;
    }

    @Override
    public List<Pair> languages() {
        return List.of();
    }
}
