package io.webchat.application.language;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages' translations: one of each message in each language, made or still to be made. */
public interface Translations {
    /**
     * Has it made for the account, unless it is there. What was made of an earlier version goes. The row is held until
     * the end of the unit of work.
     *
     * @param wanted as {@link Translation#wanted} makes it
     * @return as it is stored; while it is pending, the account is one of those whom {@link #settle} names
     */
    Translation want(Translation wanted, AccountId account);

    Optional<Translation> find(MessageId message, LanguageTag language);

    /** By message; those without one are left out. */
    Map<MessageId, Translation> find(Collection<MessageId> messages, LanguageTag language);

    /** Takes on pending ones that are due, oldest first; nobody else gets them before {@code until}. */
    List<Translation> lease(Instant now, Instant until, int limit);

    /** Those are still being worked on. */
    void renew(Collection<Translation> leased, Instant until);

    /**
     * Stores how it went, unless something else is wanted meanwhile; then nothing happens.
     *
     * @return those who wait for it and are to be told; who was told of the end waits no more
     */
    List<AccountId> settle(Translation outcome);

    /** The message is no more, or says something else. */
    void forget(MessageId message);
}
