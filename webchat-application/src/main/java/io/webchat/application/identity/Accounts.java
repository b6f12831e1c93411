package io.webchat.application.identity;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory's entries. An address, once given out, belongs to its account for ever, even after a change. */
public interface Accounts {
    Optional<Account> find(AccountId id);

    /** By its present address, or one that it had before; never a contact outside. */
    Optional<Account> find(ChatAddress address);

    Optional<Account> find(EmailAddress email);

    /** A contact outside of the relay, in its owner's directory. */
    Optional<Account> contact(AccountId owner, ChatAddress address);

    /** The owner's contacts outside of the relay, in order of address. */
    List<Account> contacts(AccountId owner);

    /** The active agents of a person, oldest first. */
    List<Account> ownedBy(AccountId owner);

    /** The active accounts that look after the relay, oldest first. */
    List<Account> admins();

    /** How many addresses the account has had, its present one among them. */
    int addresses(AccountId account);

    /**
     * Of every kind but contacts outside, and of every standing, ordered by address.
     *
     * @param text what the address, the display name or the mailbox contains, ignoring case; null for any
     */
    List<Account> matching(@Nullable String text, int limit);

    /**
     * Stores a new account under an id of the store's making.
     *
     * @throws io.webchat.domain.Refusal {@code address_taken} when the address or one that looks like it is given out
     * @throws RuntimeException of the store's choice when the mailbox has an account: callers look first
     */
    Account register(NewAccount account);

    /**
     * Within a unit of work: locks the account until its end, and returns it as it is stored now. Of several accounts,
     * the one with the lower id is locked first.
     */
    Optional<Account> lock(AccountId id);

    /**
     * Stores what an account's holder can change: name, address and visibility. An account can take an address that
     * looks like its own, and go back to one that it had before. Admin rights and standing are left as they are stored.
     *
     * @throws io.webchat.domain.Refusal {@code address_taken} when the address, or one that looks like it, belongs to
     *     another account
     */
    void update(Account account);

    /** Stores whether the account is an admin, and nothing else. */
    void setAdmin(AccountId id, boolean admin);

    /** Stores the standing of the account, and nothing else. An account that has ended stays so. */
    void setStanding(AccountId id, Standing standing);
}
