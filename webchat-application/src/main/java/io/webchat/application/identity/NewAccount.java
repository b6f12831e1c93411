package io.webchat.application.identity;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account before the store has given it an id. The fields mean what they mean in {@link Account}. */
public record NewAccount(
        AccountKind kind,
        ChatAddress address,
        String displayName,
        @Nullable EmailAddress email,
        @Nullable AccountId owner,
        boolean publicVisible,
        boolean admin,
        Instant createdAt) {
    public Account withId(AccountId id) {
        return new Account(
                id, kind, address, displayName, email, owner, publicVisible, admin, Standing.ACTIVE, createdAt);
    }
}
