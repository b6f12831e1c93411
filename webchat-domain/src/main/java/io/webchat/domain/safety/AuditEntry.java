package io.webchat.domain.safety;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login or an admin's act, kept for later.
 *
 * @param actor null for the relay itself
 * @param action a stable word: {@code session_opened}, {@code user_blocked}
 * @param target an address, mailbox or id
 * @param detail for people; empty for none
 */
public record AuditEntry(Instant at, @Nullable AccountId actor, String action, String target, String detail) {
    public AuditEntry {
        requireNonNull(at, "at is null");
        requireNonNull(action, "deed is null");
        requireNonNull(target, "target is null");
        requireNonNull(detail, "detail is null");
    }
}
