package io.webchat.application.language;

import static java.util.Objects.requireNonNull;

import io.webchat.application.inbox.DurableReader;
import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts down what of a receiver's log is to be translated for it. */
final class CollectFromLog implements DurableReader.Use<LanguagePreferences.Reading> {
    private final LanguagePreferences preferences;
    private final Translations translations;
    private final TranslationWorker worker;
    private final Inboxes inboxes;
    private final Clock clock;

    @Inject
    CollectFromLog(
            LanguagePreferences preferences,
            Translations translations,
            TranslationWorker worker,
            Inboxes inboxes,
            Clock clock) {
        this.preferences = preferences;
        this.translations = translations;
        this.worker = worker;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    private record Wish(AccountId account, Message message, LanguageTag language) {
        /** Everybody holds translations in this order. */
        static final Comparator<Wish> ORDER = Comparator.comparing(
                        (Wish wish) -> wish.message().id().value())
                .thenComparing(wish -> wish.language().value());
    }

    @Override
    public Runnable of(List<DurableReader.Page<LanguagePreferences.Reading>> pages) {
        Instant now = clock.instant();
        List<Inboxes.NewEvent> news = new ArrayList<>();
        pages.stream().flatMap(page -> wishes(page, now)).sorted(Wish.ORDER).forEach(wish -> {
            if (want(wish, now).state() != Translation.State.PENDING) {
                news.add(new Inboxes.NewEvent(
                        wish.account(), now, new EventPayload.MessageTranslated(wish.message(), wish.language())));
            }
        });
        preferences.readUpTo(
                pages.stream().collect(Collectors.toMap(page -> page.place().account(), DurableReader.Page::end)));
        inboxes.append(news);
        return worker::wakeSoon;
    }

    private Translation want(Wish wish, Instant now) {
        Message message = wish.message();
        return translations.want(
                Translation.wanted(message.id(), wish.language(), version(message), now), wish.account());
    }

    /** When it was said as it stands. */
    static Instant version(Message message) {
        return message.editedAt() == null ? message.createdAt() : message.editedAt();
    }

    private static Stream<Wish> wishes(DurableReader.Page<LanguagePreferences.Reading> page, Instant now) {
        LanguagePreferences.Reading reading = page.place();
        LanguageTag language = requireNonNull(reading.prefs().receiveLanguage());
        Map<MessageId, Message> wanted = new LinkedHashMap<>();
        for (InboxEvent event : page.events()) {
            Message message = said(event);
            if (message != null && translatable(message, reading, now)) {
                wanted.put(message.id(), message);
            }
        }
        return wanted.values().stream().map(message -> new Wish(reading.account(), message, language));
    }

    private static @Nullable Message said(InboxEvent event) {
        return switch (event.payload()) {
            case EventPayload.MessageArrived arrived -> arrived.message();
            case EventPayload.MessageEdited edited -> edited.message();
            default -> null;
        };
    }

    private static boolean translatable(Message message, LanguagePreferences.Reading reading, Instant now) {
        return !message.sender().equals(reading.account())
                && !message.deleted()
                && !message.expiredAt(now)
                && (!InvisibleText.showsNothing(message.content().text())
                        || (reading.prefs().captions() && speaks(message)));
    }

    private static boolean speaks(Message message) {
        return message.content().attachments().stream().anyMatch(each -> each.kind() == FileKind.VOICE);
    }
}
