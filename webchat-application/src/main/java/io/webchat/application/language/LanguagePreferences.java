package io.webchat.application.language;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who wants what comes in which language, and how far its log has been looked through for that. */
public interface LanguagePreferences {
    /** @param seq the log has been looked through up to here */
    record Reading(AccountId account, LanguagePrefs prefs, long seq) {}

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

    /** Those of them whose logs have grown past the place up to which they have been looked through. */
    List<AccountId> behind(Collection<AccountId> among);

    /** Held until the end of the unit of work; empty when another worker holds it, or nothing is wanted any more. */
    Optional<Reading> hold(AccountId account);

    void readUpTo(AccountId account, long seq);
}
