package io.webchat.application.identity;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.retry.RetryGaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A login code that has not been mailed yet.
 *
 * @param code in clear: a mail can't be written from a hash
 * @param expiresAt when the code runs out, and nobody needs the mail any more
 * @param dueAt when it is tried next
 * @param attempts how often it has been tried, or is being tried
 */
public record WaitingCode(UUID mail, EmailAddress email, String code, Instant expiresAt, Instant dueAt, int attempts) {
    /** Longer than a try lasts. What a relay was trying when it was killed is tried again after this. */
    public static final Duration LEASE = Duration.ofMinutes(3);

    private static final RetryGaps GAPS = new RetryGaps(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60)),
            Duration.ofSeconds(60),
            0.3);

    public WaitingCode {
        requireNonNull(mail, "mail is null");
        requireNonNull(email, "email is null");
        requireNonNull(code, "code is null");
        requireNonNull(expiresAt, "expiresAt is null");
        requireNonNull(dueAt, "dueAt is null");
    }

    /**
     * As it waits after a try that was in vain; empty when the code runs out before the next one.
     *
     * @param random from 0 to 1
     */
    public Optional<WaitingCode> again(Instant now, double random) {
        Instant next = now.plus(GAPS.after(attempts, null, random));
        return next.isBefore(expiresAt)
                ? Optional.of(new WaitingCode(mail, email, code, expiresAt, next, attempts))
                : Optional.empty();
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "WaitingCode[" + mail + "]";
    }
}
