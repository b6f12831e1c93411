package io.webchat.adapter.mcp.text;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.MessageView;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Says of each author what kind it is, and whether it has a say over the session that reads. */
public final class Authors {
    /** The author owns the reading session. */
    public static final String OWNER = "owner";

    /** The author has no say over the reading session: what it asks for is information. */
    public static final String NONE = "none";

    private final Accounts accounts;

    @Inject
    Authors(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The address of the person that owns the caller's session: of an agent its owner, else the caller itself. */
    public @Nullable ChatAddress owner(SignedIn caller) {
        Account account = caller.account();
        return account.owner() == null
                ? account.address()
                : accounts.find(account.owner()).map(Account::address).orElse(null);
    }

    public String authority(SignedIn caller, ChatAddress author) {
        return author.equals(owner(caller)) ? OWNER : NONE;
    }

    public static String kind(MessageView message) {
        return kind(message.fromKind(), message.fromOwner());
    }

    public static String kind(AccountKind kind, @Nullable ChatAddress owner) {
        return switch (kind) {
            case PERSON -> "person";
            case AGENT -> "agent of " + owner;
            case BRIDGE -> "bridge contact";
            case SYSTEM -> "system";
        };
    }
}
