package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A phone that carries messages for one person.
 *
 * @param lastSeenAt when the device showed its key last; null before the first time
 */
public record Phone(
        PhoneId id,
        String name,
        AccountId owner,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {
    /** Of the secret that its device shows. */
    public static final String KEY_PREFIX = "wcp_";

    /** In characters. */
    public static final int MAX_NAME_CHARACTERS = 80;

    public Phone {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(createdAt, "createdAt is null");
    }
}
