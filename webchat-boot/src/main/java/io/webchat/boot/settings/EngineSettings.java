package io.webchat.boot.settings;

import static io.webchat.boot.settings.RelaySettings.WEBCHAT_DEEPL_API_KEY;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_DEEPL_URL;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_LIBRETRANSLATE_API_KEY;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_LIBRETRANSLATE_URL;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_SPEAK_COMMAND;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_SPEAK_ENGINES;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_SPEAK_URL;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TRANSCRIBE_COMMAND;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TRANSCRIBE_ENGINES;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TRANSCRIBE_URL;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TRANSLATE_COMMAND;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TRANSLATE_ENGINES;

import io.webchat.adapter.language.EnginesConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of speech and translation, put together. */
public final class EngineSettings {
    private static final String PAID = "https://api.deepl.com";
    private static final String FREE = "https://api-free.deepl.com";

    private EngineSettings() {}

    /** An engine that is to be tried needs to know where it is. */
    static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        need(problems, settings, WEBCHAT_TRANSLATE_ENGINES, "libretranslate", WEBCHAT_LIBRETRANSLATE_URL);
        need(problems, settings, WEBCHAT_TRANSLATE_ENGINES, "deepl", WEBCHAT_DEEPL_API_KEY);
        need(problems, settings, WEBCHAT_TRANSLATE_ENGINES, "command", WEBCHAT_TRANSLATE_COMMAND);
        need(problems, settings, WEBCHAT_TRANSCRIBE_ENGINES, "openai", WEBCHAT_TRANSCRIBE_URL);
        need(problems, settings, WEBCHAT_TRANSCRIBE_ENGINES, "command", WEBCHAT_TRANSCRIBE_COMMAND);
        need(problems, settings, WEBCHAT_SPEAK_ENGINES, "openai", WEBCHAT_SPEAK_URL);
        need(problems, settings, WEBCHAT_SPEAK_ENGINES, "command", WEBCHAT_SPEAK_COMMAND);
        return problems;
    }

    private static void need(
            List<String> problems,
            Settings settings,
            Setting<List<String>> engines,
            String word,
            Setting<? extends Optional<?>> needed) {
        if (settings.get(engines).contains(word) && settings.get(needed).isEmpty()) {
            problems.add("%s names %s, so it expects %s to be given".formatted(engines, word, needed));
        }
    }

    /** What the engines are made of. */
    public static EnginesConfig config(Settings settings) {
        return new EnginesConfig(
                settings.get(WEBCHAT_TRANSLATE_ENGINES),
                service(settings, WEBCHAT_LIBRETRANSLATE_URL, WEBCHAT_LIBRETRANSLATE_API_KEY, "", ""),
                deepL(settings),
                settings.get(WEBCHAT_TRANSLATE_COMMAND).orElse(null),
                settings.get(WEBCHAT_TRANSCRIBE_ENGINES),
                service(
                        settings,
                        WEBCHAT_TRANSCRIBE_URL,
                        RelaySettings.WEBCHAT_TRANSCRIBE_API_KEY,
                        settings.get(RelaySettings.WEBCHAT_TRANSCRIBE_MODEL),
                        ""),
                settings.get(WEBCHAT_TRANSCRIBE_COMMAND).orElse(null),
                settings.get(WEBCHAT_SPEAK_ENGINES),
                service(
                        settings,
                        WEBCHAT_SPEAK_URL,
                        RelaySettings.WEBCHAT_SPEAK_API_KEY,
                        settings.get(RelaySettings.WEBCHAT_SPEAK_MODEL),
                        settings.get(RelaySettings.WEBCHAT_SPEAK_VOICE)),
                settings.get(WEBCHAT_SPEAK_COMMAND).orElse(null),
                settings.get(RelaySettings.WEBCHAT_FFMPEG_COMMAND),
                settings.get(RelaySettings.WEBCHAT_LANGUAGE_TIMEOUT_SEC),
                settings.get(RelaySettings.WEBCHAT_LANGUAGE_COMMANDS_AT_ONCE));
    }

    private static EnginesConfig.@Nullable Service service(
            Settings settings, Setting<Optional<URI>> url, Setting<Optional<Secret>> key, String model, String voice) {
        return settings.get(url)
                .map(where -> new EnginesConfig.Service(where, reveal(settings, key), model, voice))
                .orElse(null);
    }

    private static EnginesConfig.@Nullable Service deepL(Settings settings) {
        String key = reveal(settings, WEBCHAT_DEEPL_API_KEY);
        if (key == null) {
            return null;
        }
        URI url = settings.get(WEBCHAT_DEEPL_URL).orElse(URI.create(key.endsWith(":fx") ? FREE : PAID));
        return new EnginesConfig.Service(url, key, "", "");
    }

    private static @Nullable String reveal(Settings settings, Setting<Optional<Secret>> key) {
        return settings.get(key).map(Secret::reveal).orElse(null);
    }
}
