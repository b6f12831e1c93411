package io.webchat.adapter.language;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about engines.
 *
 * @param translators the words of the setting, in the order of trial
 * @param transcribers likewise
 * @param speakers likewise
 * @param ffmpeg the program that converts sounds
 * @param longest that one call may take
 * @param commandsAtOnce programs that run at the same time
 */
public record EnginesConfig(
        List<String> translators,
        @Nullable Service libreTranslate,
        @Nullable Service deepL,
        @Nullable CommandTemplate translate,
        List<String> transcribers,
        @Nullable Service transcribeService,
        @Nullable CommandTemplate transcribe,
        List<String> speakers,
        @Nullable Service speakService,
        @Nullable CommandTemplate speak,
        String ffmpeg,
        Duration longest,
        int commandsAtOnce) {
    /**
     * Where a service is.
     *
     * @param apiKey null where none is wanted
     * @param model empty where there is none to choose
     * @param voice likewise
     */
    public record Service(URI url, @Nullable String apiKey, String model, String voice) {
        @Override
        public String toString() {
            return "Service[" + url + "]";
        }
    }

    public EnginesConfig {
        translators = List.copyOf(translators);
        transcribers = List.copyOf(transcribers);
        speakers = List.copyOf(speakers);
    }
}
