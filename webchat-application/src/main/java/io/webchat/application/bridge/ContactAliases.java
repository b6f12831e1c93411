package io.webchat.application.bridge;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import java.util.Optional;

/** Other addresses of the contacts outside of the relay: a number has two forms, or a chat has moved. */
public interface ContactAliases {
    /** Whose address it is besides its own. */
    Optional<AccountId> find(AccountId owner, ChatAddress address);

    /** The address is the contact's too; it stays that of whom it was. */
    void add(AccountId owner, ChatAddress address, AccountId contact);

    /** From now on the contact is reached there. */
    void moved(AccountId owner, ChatAddress address, AccountId contact);

    /** Where a contact that has moved is reached. */
    Optional<ChatAddress> present(AccountId contact);
}
