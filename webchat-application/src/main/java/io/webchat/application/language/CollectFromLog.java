package io.webchat.application.language;

import static java.util.Objects.requireNonNull;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Happening;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks through one receiver's log and puts down what is to be translated for it. Its place in the log moves in the
 * transaction that does so: nothing is forgotten.
 */
final class CollectFromLog {
    /** Events looked through in one transaction. */
    static final int CHUNK = 200;

    private static final Comparator<MessageId> BY_ID = Comparator.comparing(MessageId::value);

    private final LanguagePreferences preferences;
    private final Translations translations;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    CollectFromLog(
            LanguagePreferences preferences,
            Translations translations,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.preferences = preferences;
        this.translations = translations;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Up to the log's end; leaves it to another worker that is at it already. */
    void of(AccountId account) {
        boolean more = true;
        while (more) {
            more = unitOfWork.call(
                    () -> preferences.hold(account).map(this::chunk).orElse(false));
        }
    }

    private boolean chunk(LanguagePreferences.Reading reading) {
        List<InboxEvent> events = inboxes.after(reading.account(), reading.seq(), CHUNK);
        if (events.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        LanguageTag language = requireNonNull(reading.prefs().receiveLanguage());
        // In the order of their ids, as everybody else holds them.
        Map<MessageId, Message> wanted = new TreeMap<>(BY_ID);
        events.forEach(event -> addIncoming(wanted, event, reading.prefs().captions(), now));
        List<Inboxes.NewEvent> news = new ArrayList<>();
        wanted.values().forEach(message -> {
            Translation stored = translations.want(
                    Translation.wanted(message.id(), language, version(message), now), reading.account());
            if (stored.state() != Translation.State.PENDING) {
                news.add(new Inboxes.NewEvent(
                        reading.account(), now, new Happening.MessageTranslated(message, language)));
            }
        });
        preferences.readUpTo(reading.account(), events.getLast().seq());
        inboxes.append(news);
        return events.size() == CHUNK;
    }

    /** When it was said as it stands. */
    static Instant version(Message message) {
        return message.editedAt() == null ? message.createdAt() : message.editedAt();
    }

    private static void addIncoming(Map<MessageId, Message> wanted, InboxEvent event, boolean captions, Instant now) {
        Message message = switch (event.happening()) {
            case Happening.MessageArrived arrived -> arrived.message();
            case Happening.MessageEdited edited -> edited.message();
            default -> null;
        };
        if (message != null
                && !message.sender().equals(event.recipient())
                && !message.deleted()
                && !message.expiredAt(now)
                && (!message.content().text().isBlank() || (captions && speaks(message)))) {
            wanted.put(message.id(), message);
        }
    }

    private static boolean speaks(Message message) {
        return message.content().attachments().stream().anyMatch(each -> each.kind() == FileKind.VOICE);
    }
}
