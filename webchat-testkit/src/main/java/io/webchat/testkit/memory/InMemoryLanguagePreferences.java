package io.webchat.testkit.memory;

import io.webchat.application.language.LanguagePreferences;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class InMemoryLanguagePreferences implements LanguagePreferences {
    private final InMemoryInboxes inboxes;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<AccountId, LanguagePrefs> prefs;
    private final Table<AccountId, Reading> readings;

    InMemoryLanguagePreferences(InMemoryInboxes inboxes, InMemoryUnitOfWork unitOfWork) {
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.prefs = new Table<>(unitOfWork);
        this.readings = new Table<>(unitOfWork);
    }

    @Override
    public LanguagePrefs of(AccountId account) {
        return unitOfWork.call(() -> prefs.get(account, LanguagePrefs.DEFAULT));
    }

    @Override
    public void put(AccountId account, LanguagePrefs wanted, long logEnd) {
        unitOfWork.run(() -> {
            prefs.put(account, wanted);
            if (wanted.receiveLanguage() == null) {
                readings.remove(account);
            } else {
                long seq = readings.find(account).map(Reading::seq).orElse(logEnd);
                readings.put(account, new Reading(account, wanted, seq));
            }
        });
    }

    @Override
    public Set<AccountId> receivers() {
        return unitOfWork.call(
                () -> readings.rows().stream().map(Reading::account).collect(Collectors.toSet()));
    }

    @Override
    public List<Reading> holdBehind(int most) {
        return behind(reading -> true, most);
    }

    @Override
    public List<Reading> holdBehind(Collection<AccountId> accounts, int most) {
        return behind(reading -> accounts.contains(reading.account()), most);
    }

    private List<Reading> behind(Predicate<Reading> which, int most) {
        return unitOfWork.call(() -> readings.rows().stream()
                .filter(which)
                .filter(reading -> inboxes.bounds(reading.account()).last() > reading.seq())
                .limit(most)
                .toList());
    }

    @Override
    public void readUpTo(Map<AccountId, Long> places) {
        unitOfWork.run(() -> places.forEach((account, seq) -> readings.find(account)
                .ifPresent(reading -> readings.put(account, new Reading(account, reading.prefs(), seq)))));
    }
}
