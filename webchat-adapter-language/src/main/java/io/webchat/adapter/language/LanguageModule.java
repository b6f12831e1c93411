package io.webchat.adapter.language;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.adapter.language.diagnostic.EngineDiagnostics;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.language.LanguageEngines;
import io.webchat.application.language.Speaker;
import io.webchat.application.language.Transcriber;
import io.webchat.application.language.Translator;
import java.time.Clock;

/** Binds the engines that the operator has set up. */
public final class LanguageModule extends AbstractModule {
    private final EnginesConfig config;

    public LanguageModule(EnginesConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Diagnostics.class).addBinding().to(EngineDiagnostics.class);
    }

    @Provides
    @Singleton
    LanguageEngines engines(Clock clock) {
        EngineHttp http = new EngineHttp(config.longest(), clock);
        Commands commands = new Commands(config.longest(), config.commandsAtOnce());
        SoundConverter converter = new SoundConverter(commands, config.ffmpeg());
        return new LanguageEngines(
                config.translators().stream()
                        .distinct()
                        .map(word -> translator(word, http, commands))
                        .toList(),
                config.transcribers().stream()
                        .distinct()
                        .map(word -> transcriber(word, http, commands, converter))
                        .toList(),
                config.speakers().stream()
                        .distinct()
                        .map(word -> speaker(word, http, commands))
                        .toList());
    }

    private Translator translator(String word, EngineHttp http, Commands commands) {
        return switch (word) {
            case "libretranslate" -> {
                EnginesConfig.Service service = requireNonNull(config.libreTranslate());
                yield new LibreTranslate(http, service.url(), service.apiKey());
            }
            case "deepl" -> {
                EnginesConfig.Service service = requireNonNull(config.deepL());
                yield new DeepL(http, service.url(), requireNonNull(service.apiKey()));
            }
            default -> new CommandTranslator(commands, requireNonNull(config.translate()));
        };
    }

    private Transcriber transcriber(String word, EngineHttp http, Commands commands, SoundConverter converter) {
        if (word.equals("openai")) {
            EnginesConfig.Service service = requireNonNull(config.transcribeService());
            return new OpenAiTranscriber(http, converter, service.url(), service.apiKey(), service.model());
        }
        return new CommandTranscriber(commands, converter, requireNonNull(config.transcribe()));
    }

    private Speaker speaker(String word, EngineHttp http, Commands commands) {
        if (word.equals("openai")) {
            EnginesConfig.Service service = requireNonNull(config.speakService());
            return new OpenAiSpeaker(http, service.url(), service.apiKey(), service.model(), service.voice());
        }
        return new CommandSpeaker(commands, requireNonNull(config.speak()));
    }
}
