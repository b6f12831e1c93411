package io.webchat.testkit.memory;

import io.webchat.application.language.Translations;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

final class InMemoryTranslations implements Translations {
    private record Key(MessageId message, LanguageTag language) {
        static Key of(Translation translation) {
            return new Key(translation.message(), translation.language());
        }
    }

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Key, Translation> translations;
    private final Table<Key, List<AccountId>> wishes;

    InMemoryTranslations(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.translations = new Table<>(unitOfWork);
        this.wishes = new Table<>(unitOfWork);
    }

    @Override
    public Translation want(Translation wanted, AccountId account) {
        return unitOfWork.call(() -> {
            Key key = Key.of(wanted);
            Translation stored = translations
                    .find(key)
                    .filter(found -> !found.version().isBefore(wanted.version()))
                    .orElse(wanted);
            translations.put(key, stored);
            if (stored.state() == Translation.State.PENDING) {
                List<AccountId> waiting = new ArrayList<>(wishes.get(key, List.of()));
                waiting.remove(account);
                waiting.add(account);
                wishes.put(key, List.copyOf(waiting));
            }
            return stored;
        });
    }

    @Override
    public Optional<Translation> find(MessageId message, LanguageTag language) {
        return unitOfWork.call(() -> translations.find(new Key(message, language)));
    }

    @Override
    public Map<MessageId, Translation> find(Collection<MessageId> messages, LanguageTag language) {
        return unitOfWork.call(() -> messages.stream()
                .flatMap(message -> find(message, language).stream())
                .collect(Collectors.toMap(Translation::message, found -> found)));
    }

    @Override
    public List<Translation> lease(Instant now, Instant until, int limit) {
        return unitOfWork.call(() -> {
            Map<Long, Integer> turns = new HashMap<>();
            return translations.rows().stream()
                    .filter(each -> each.state() == Translation.State.PENDING
                            && !each.dueAt().isAfter(now))
                    .sorted(Comparator.comparing(Translation::dueAt))
                    .map(each -> Map.entry(turns.merge(receiver(each), 1, Integer::sum), each))
                    .sorted(Map.Entry.comparingByKey())
                    .limit(limit)
                    .map(entry -> dueAt(entry.getValue(), until))
                    .toList();
        });
    }

    /** Who wants it; one of several. */
    private long receiver(Translation translation) {
        return wishes.get(Key.of(translation), List.of()).stream()
                .mapToLong(AccountId::value)
                .min()
                .orElse(0);
    }

    private Translation dueAt(Translation old, Instant until) {
        Translation later = new Translation(
                old.message(),
                old.language(),
                old.version(),
                old.state(),
                until,
                old.failures(),
                old.transcript(),
                old.text(),
                old.source(),
                old.provider(),
                old.reason());
        translations.put(Key.of(later), later);
        return later;
    }

    @Override
    public void renew(Collection<Translation> leased, Instant until) {
        unitOfWork.run(() -> leased.stream()
                .flatMap(each -> translations.find(Key.of(each)).stream().filter(stored -> stillWanted(stored, each)))
                .forEach(each -> dueAt(each, until)));
    }

    private static boolean stillWanted(Translation stored, Translation other) {
        return stored.state() == Translation.State.PENDING && stored.version().equals(other.version());
    }

    @Override
    public List<AccountId> settle(Translation outcome) {
        return unitOfWork.call(() -> {
            Key key = Key.of(outcome);
            if (translations
                    .find(key)
                    .filter(stored -> stillWanted(stored, outcome))
                    .isEmpty()) {
                return List.of();
            }
            translations.put(key, outcome);
            List<AccountId> waiting = outcome.worthTelling() ? wishes.get(key, List.of()) : List.of();
            if (outcome.state() != Translation.State.PENDING) {
                wishes.remove(key);
            }
            return waiting.stream()
                    .sorted(Comparator.comparingLong(AccountId::value))
                    .toList();
        });
    }

    @Override
    public void forget(MessageId message) {
        unitOfWork.run(() -> translations.rows().stream()
                .filter(each -> each.message().equals(message))
                .map(Key::of)
                .forEach(key -> {
                    translations.remove(key);
                    wishes.remove(key);
                }));
    }
}
