package io.webchat.application.language;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/** In which language somebody wants what comes. */
public final class OwnLanguagePrefs {
    private final LanguagePreferences preferences;
    private final Inboxes inboxes;
    private final CollectTranslations collect;
    private final UnitOfWork unitOfWork;

    @Inject
    OwnLanguagePrefs(
            LanguagePreferences preferences, Inboxes inboxes, CollectTranslations collect, UnitOfWork unitOfWork) {
        this.preferences = preferences;
        this.inboxes = inboxes;
        this.collect = collect;
        this.unitOfWork = unitOfWork;
    }

    public LanguagePrefs read(SignedIn caller) {
        return preferences.of(caller.account().id());
    }

    /** What comes from now on is translated, or no more. */
    public LanguagePrefs change(SignedIn caller, UnaryOperator<LanguagePrefs> change) {
        AccountId account = caller.account().id();
        LanguagePrefs stored = unitOfWork.call(() -> {
            LanguagePrefs wanted = change.apply(preferences.of(account));
            preferences.put(account, wanted, inboxes.bounds(account).last());
            return wanted;
        });
        if (stored.receiveLanguage() != null) {
            collect.follow(account);
        }
        return stored;
    }
}
