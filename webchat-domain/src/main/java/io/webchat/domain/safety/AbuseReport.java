package io.webchat.domain.safety;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tells the admins of what another one did.
 *
 * @param message the message it is about; null when it is about the account
 * @param resolution null while it is open
 */
public record AbuseReport(
        String id,
        AccountId reporter,
        AccountId accused,
        @Nullable MessageId message,
        String reason,
        String note,
        Instant at,
        @Nullable Resolution resolution) {
    /** In characters. */
    public static final int MAX_REASON_CHARACTERS = 80;

    public static final int MAX_NOTE_CHARACTERS = 2_000;

    /** How an admin closed it. */
    public record Resolution(AccountId by, Instant at, String note) {}

    public AbuseReport {
        requireNonNull(id, "id is null");
        requireNonNull(reporter, "reporter is null");
        requireNonNull(accused, "accused is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(note, "note is null");
        requireNonNull(at, "at is null");
    }

    public AbuseReport resolved(Resolution as) {
        return new AbuseReport(id, reporter, accused, message, reason, note, at, as);
    }
}
