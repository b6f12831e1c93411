package io.webchat.adapter.rest.identity;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param owner the address of the person behind an agent; null for others
 * @param agent what an agent's owner has decided; null for others
 */
public record UserResponse(
        @Nullable String email,
        String displayName,
        String chatAddress,
        String kind,
        @Nullable String owner,
        boolean publicVisible,
        boolean admin,
        @Nullable AgentStateResponse agent) {
    static UserResponse own(Account account, @Nullable ChatAddress owner, @Nullable AgentStateResponse agent) {
        return new UserResponse(
                account.email() == null ? null : account.email().value(),
                account.displayName(),
                account.address().value(),
                account.kind().wireName(),
                owner == null ? null : owner.value(),
                account.publicVisible(),
                account.admin(),
                agent);
    }
}
