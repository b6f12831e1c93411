package io.webchat.application.identity;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Holds that an address in a body is the caller's own: who acts comes from the token alone. */
public final class OwnAddress {
    private final Accounts accounts;

    @Inject
    public OwnAddress(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Passes the caller's present address and its earlier ones.
     *
     * @param typed null or blank when the body names none
     * @throws Refusal {@code sender_mismatch}
     */
    public void require(SignedIn caller, String field, @Nullable String typed) {
        require(caller.account(), field, typed);
    }

    /** As above, for who may not be signed in itself. */
    public void require(Account caller, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank() || typed.equals(caller.address().value())) {
            return;
        }
        boolean own = accounts.find(ChatAddress.parse(field, typed))
                .filter(found -> found.id().equals(caller.id()))
                .isPresent();
        if (!own) {
            throw Refusal.field(
                    RefusalCode.SENDER_MISMATCH,
                    field,
                    "mismatch",
                    "Leave " + field + " out, or give your session's own address: " + caller.address() + ".");
        }
    }
}
