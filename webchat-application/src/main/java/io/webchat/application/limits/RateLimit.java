package io.webchat.application.limits;

import java.time.Duration;
import java.util.Locale;

/** The limits on how often something may be done, each with the number that holds unless the operator names another. */
public enum RateLimit {
    SENDS_PER_ACCOUNT(10_000, Duration.ofMinutes(1), "messages of one account; a busy session sends far fewer"),
    LOGIN_RESEND(1, Duration.ofSeconds(30), "codes to one mailbox, the gap between two of them"),
    LOGIN_CODES_PER_EMAIL(10, Duration.ofHours(1), "codes to one mailbox"),
    LOGIN_GUESSES_PER_EMAIL(20, Duration.ofHours(1), "wrong codes for one mailbox"),
    LOGIN_GUESSES_PER_IP(60, Duration.ofHours(1), "wrong codes from one network, for all mailboxes"),
    PAIRING_CODES_PER_ACCOUNT(60, Duration.ofHours(1), "pairing codes of one account"),
    PAIRING_GUESSES_PER_IP(60, Duration.ofHours(1), "wrong pairing codes from one network"),
    ACCESS_REQUESTS_PER_IP(10, Duration.ofHours(1), "wishes to be let in from one network; each asks every admin"),
    ABUSE_REPORTS_PER_ACCOUNT(30, Duration.ofHours(1), "reports of abuse by one account"),
    CALLBACK_TRIES(60, Duration.ofMinutes(1), "tests and replays of one account's callbacks"),
    LANGUAGE_CALLS_PER_ACCOUNT(600, Duration.ofMinutes(10), "texts and sounds of one account that engines work on");

    private final int burst;
    private final Duration refill;
    private final String description;

    RateLimit(int burst, Duration refill, String description) {
        this.burst = burst;
        this.refill = refill;
        this.description = description;
    }

    /** What holds unless the operator says otherwise. */
    public Allowance usual() {
        return new Allowance(burst, refill);
    }

    /** What is counted, for people. */
    public String description() {
        return description;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
