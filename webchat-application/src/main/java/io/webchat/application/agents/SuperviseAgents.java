package io.webchat.application.agents;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets an owner read what its agent reads. Nothing that is read so is acknowledged or marked as read. */
public final class SuperviseAgents {
    private final Accounts accounts;

    @Inject
    public SuperviseAgents(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The account whose log the caller reads: its own, or that of an agent it owns. An agent that was ended can still be
     * read.
     *
     * @param as the agent's address; null or blank for the caller itself
     * @throws Refusal {@code not_found} for any account that is not an agent of the caller's
     */
    public Account reader(SignedIn caller, @Nullable String as) {
        return as == null || as.isBlank() ? caller.account() : find(caller, as).orElseThrow(SuperviseAgents::unknown);
    }

    /**
     * An active agent of the caller's.
     *
     * @throws Refusal {@code not_found}
     */
    Account own(SignedIn caller, String address) {
        return find(caller, address).filter(Account::active).orElseThrow(SuperviseAgents::unknown);
    }

    private Optional<Account> find(SignedIn caller, String address) {
        return parse(address)
                .flatMap(accounts::find)
                .filter(found -> found.kind() == AccountKind.AGENT)
                .filter(found -> caller.account().id().equals(found.owner()));
    }

    private static Optional<ChatAddress> parse(String typed) {
        try {
            return Optional.of(ChatAddress.parse("as", typed));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "List your agents to see their addresses; this is none of them.");
    }
}
