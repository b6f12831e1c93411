package io.webchat.application.safety;

import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import jakarta.inject.Inject;

/** Holds that a caller looks after the relay. */
public final class Admins {
    private final Accounts accounts;

    @Inject
    Admins(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The caller as it is stored now.
     *
     * @throws Refusal {@code admin_required}
     */
    public Account require(Account caller) {
        return accounts.find(caller.id())
                .filter(Account::admin)
                .filter(Account::active)
                .orElseThrow(() -> Refusal.of(RefusalCode.ADMIN_REQUIRED, "Ask an admin of this relay to do this."));
    }
}
