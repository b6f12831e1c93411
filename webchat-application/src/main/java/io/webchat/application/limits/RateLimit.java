package io.webchat.application.limits;

import java.time.Duration;
import java.util.Locale;

/** The limits on how often something may be done, each with the number that holds unless the operator names another. */
public enum RateLimit {
    SENDS_PER_ACCOUNT(10_000, Duration.ofMinutes(1), "messages of one account; a busy session sends far fewer"),
    LOGIN_RESEND(1, Duration.ofSeconds(30), "codes to one mailbox, the gap between two of them"),
    LOGIN_CODES_PER_EMAIL(10, Duration.ofHours(1), "codes to one mailbox"),
    LOGIN_CODES_PER_IP(120, Duration.ofHours(1), "codes to mailboxes, requested from one network"),
    LOGIN_CODES_TO_STRANGERS(600, Duration.ofHours(1), "codes to mailboxes that have no account, requested by anybody"),
    LOGIN_GUESSES_PER_EMAIL(20, Duration.ofHours(1), "wrong codes for one mailbox"),
    LOGIN_GUESSES_PER_IP(60, Duration.ofHours(1), "wrong codes from one network, for all mailboxes"),
    PAIRING_CODES_PER_ACCOUNT(60, Duration.ofHours(1), "pairing codes of one account"),
    PAIRING_GUESSES_PER_IP(60, Duration.ofHours(1), "wrong pairing codes from one network"),
    ACCESS_REQUESTS_PER_IP(10, Duration.ofHours(1), "wishes to be let in from one network; each asks every admin"),
    ABUSE_REPORTS_PER_ACCOUNT(30, Duration.ofHours(1), "reports of abuse by one account"),
    SESSIONS_PER_ACCOUNT(300, Duration.ofHours(1), "sessions that one account opens"),
    AGENTS_PER_ACCOUNT(300, Duration.ofHours(1), "agents that one account makes or signs in again"),
    RENAMES_PER_ACCOUNT(10, Duration.ofHours(1), "changes of one account's chat address"),
    GROUPS_PER_ACCOUNT(200, Duration.ofHours(1), "groups that one account makes"),
    QUESTIONS_PER_ACCOUNT(600, Duration.ofMinutes(10), "questions of one account"),
    QUESTIONS_PER_PAIR(120, Duration.ofHours(1), "questions of one account to one other; its own agents aside"),
    CALLS_PER_ACCOUNT(120, Duration.ofMinutes(10), "calls that one account starts"),
    CALLS_PER_PAIR(30, Duration.ofMinutes(10), "calls of one account to one other"),
    CALL_SIGNALS_PER_ACCOUNT(1_200, Duration.ofMinutes(1), "signals of one account in calls"),
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
