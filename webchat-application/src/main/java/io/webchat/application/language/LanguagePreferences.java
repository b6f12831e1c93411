package io.webchat.application.language;

import io.webchat.application.inbox.DurableReader;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who wants what comes in which language, and how far its log has been looked through for that. */
public interface LanguagePreferences extends DurableReader.Places<LanguagePreferences.Reading> {
    /** @param seq the log has been looked through up to here */
    record Reading(AccountId account, LanguagePrefs prefs, long seq) implements DurableReader.Place {}

    /** {@link LanguagePrefs#DEFAULT} for who has said nothing. */
    LanguagePrefs of(AccountId account);

    /**
     * Stores it. A log is looked through from when its owner first named a language until it names none.
     *
     * @param logEnd where the log ends now; from there on it is looked through, unless it is already
     */
    void put(AccountId account, LanguagePrefs prefs, long logEnd);

    /** Those who have named a language. */
    Set<AccountId> receivers();

    /** Those who have named a language and whose log goes on behind their place. */
    @Override
    List<Reading> holdBehind(int most);

    @Override
    List<Reading> holdBehind(Collection<AccountId> accounts, int most);

    /** Sets places in the accounts' logs. */
    void readUpTo(Map<AccountId, Long> places);
}
