package io.webchat.adapter.rest.identity;

import io.webchat.domain.identity.Account;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it. */
public record UserResponse(
        @Nullable String email,
        String displayName,
        String chatAddress,
        String kind,
        boolean publicVisible,
        boolean admin) {
    static UserResponse own(Account account) {
        return new UserResponse(
                account.email() == null ? null : account.email().value(),
                account.displayName(),
                account.address().value(),
                account.kind().word(),
                account.publicVisible(),
                account.admin());
    }
}
