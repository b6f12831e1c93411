package io.webchat.application.language;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the translations that go with what is shown. */
public final class TranslationViews {
    private final LanguagePreferences preferences;
    private final Translations translations;
    private final Clock clock;

    @Inject
    public TranslationViews(LanguagePreferences preferences, Translations translations, Clock clock) {
        this.preferences = preferences;
        this.translations = translations;
        this.clock = clock;
    }

    /** In the viewer's language, as far as there are; none for what it said itself. */
    public Map<MessageId, Translation> of(AccountId viewer, List<Message> messages) {
        LanguagePrefs prefs = preferences.of(viewer);
        LanguageTag language = prefs.receiveLanguage();
        if (language == null) {
            return Map.of();
        }
        Map<MessageId, Message> others = messages.stream()
                .filter(message -> !message.sender().equals(viewer) && !gone(message))
                .filter(message -> prefs.captions() || !message.content().text().isBlank())
                .collect(Collectors.toMap(Message::id, message -> message));
        if (others.isEmpty()) {
            return Map.of();
        }
        return translations.find(others.keySet(), language).values().stream()
                .filter(made -> current(made, others.get(made.message())))
                .collect(Collectors.toMap(Translation::message, made -> made));
    }

    /** As it stands now; null when there is none any more. */
    public @Nullable Translation of(Message message, LanguageTag language) {
        return gone(message)
                ? null
                : translations
                        .find(message.id(), language)
                        .filter(made -> current(made, message))
                        .orElse(null);
    }

    /** Whether it is there no more for anybody. */
    public boolean gone(Message message) {
        return message.deleted() || message.expiredAt(clock.instant());
    }

    private static boolean current(Translation made, @Nullable Message message) {
        return message != null && made.version().equals(CollectFromLog.version(message));
    }
}
