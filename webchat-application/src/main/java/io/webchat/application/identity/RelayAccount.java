package io.webchat.application.identity;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import java.time.Clock;

/** The relay's own account, in whose name it writes to people. Its address is reserved, so that nobody poses as it. */
public final class RelayAccount {
    private static final ChatAddress ADDRESS = new ChatAddress("relay");

    private final Accounts accounts;
    private final Clock clock;

    @Inject
    RelayAccount(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Within a unit of work; made at the first call. */
    public Account get() {
        return accounts.find(ADDRESS)
                .orElseGet(() -> accounts.register(new NewAccount(
                        AccountKind.SYSTEM, ADDRESS, "Relay", null, null, false, false, clock.instant())));
    }
}
