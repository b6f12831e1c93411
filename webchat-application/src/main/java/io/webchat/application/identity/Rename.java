package io.webchat.application.identity;

import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import jakarta.inject.Inject;

/** Gives an account another address. The earlier ones stay its own, so there is a limit on how many it has. */
final class Rename {
    /** Addresses of one account, its present one among them. */
    static final int MAX_ADDRESSES = 30;

    private final Accounts accounts;
    private final RateLimits limits;

    @Inject
    Rename(Accounts accounts, RateLimits limits) {
        this.accounts = accounts;
        this.limits = limits;
    }

    /**
     * The account under the address that was typed.
     *
     * @throws Refusal {@code rate_limited}; naming {@code chat_address} when it is none, or one too many
     */
    Account to(Account account, String typed) {
        ChatAddress wanted = ChatAddress.chosen("chat_address", typed);
        if (wanted.equals(account.address())) {
            return account;
        }
        boolean earlier = accounts.find(wanted)
                .filter(owner -> owner.id().equals(account.id()))
                .isPresent();
        if (!earlier && accounts.addresses(account.id()) >= MAX_ADDRESSES) {
            throw Refusal.field(
                    "chat_address",
                    "too_many",
                    "Keep this address, or take one of your earlier ones: an account has at most " + MAX_ADDRESSES
                            + " addresses.");
        }
        limits.take(RateLimit.RENAMES_PER_ACCOUNT, String.valueOf(account.id().value()));
        return account.at(wanted);
    }
}
