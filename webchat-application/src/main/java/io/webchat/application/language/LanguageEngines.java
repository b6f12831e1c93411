package io.webchat.application.language;

import java.util.List;

/** The engines that an operator has set up, each list in the order in which they are tried. */
public record LanguageEngines(List<Translator> translators, List<Transcriber> transcribers, List<Speaker> speakers) {
    public LanguageEngines {
        translators = List.copyOf(translators);
        transcribers = List.copyOf(transcribers);
        speakers = List.copyOf(speakers);
    }

    /** None at all. */
    public static LanguageEngines none() {
        return new LanguageEngines(List.of(), List.of(), List.of());
    }
}
