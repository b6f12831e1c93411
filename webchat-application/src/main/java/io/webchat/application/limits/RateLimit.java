package io.webchat.application.limits;

import java.time.Duration;
import java.util.Locale;

/** The limits on how often something may be done, each with the number that the contract names. */
public enum RateLimit {
    /** The gap before a mailbox is sent another code. */
    LOGIN_RESEND(1, Duration.ofSeconds(30)),
    LOGIN_CODES_PER_EMAIL(10, Duration.ofHours(1)),
    /** Wrong guesses, over all codes of one mailbox. */
    LOGIN_GUESSES_PER_EMAIL(20, Duration.ofHours(1)),
    /** Wrong guesses, over all mailboxes. */
    LOGIN_GUESSES_PER_IP(60, Duration.ofHours(1)),
    /** Tests and replays of an account's callbacks: each makes the relay call somebody. */
    CALLBACK_TRIES(60, Duration.ofMinutes(1)),
    PAIRING_CODES_PER_ACCOUNT(60, Duration.ofHours(1)),
    /** Wrong guesses at pairing codes. */
    PAIRING_GUESSES_PER_IP(60, Duration.ofHours(1)),
    /** Wishes of new mailboxes to be let in; each one asks every admin. */
    ACCESS_REQUESTS_PER_IP(10, Duration.ofHours(1)),
    ABUSE_REPORTS_PER_ACCOUNT(30, Duration.ofHours(1));

    private final int burst;
    private final Duration refill;

    RateLimit(int burst, Duration refill) {
        this.burst = burst;
        this.refill = refill;
    }

    /** How many at once. */
    public int burst() {
        return burst;
    }

    /** The time in which an empty allowance is full again. */
    public Duration refill() {
        return refill;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
