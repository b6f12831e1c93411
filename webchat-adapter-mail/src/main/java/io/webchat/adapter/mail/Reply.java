package io.webchat.adapter.mail;

/** What a mail server said to a mail. */
sealed interface Reply {
    record Taken() implements Reply {}

    /** To this mail or mailbox, for good. */
    record Refused(String reason) implements Reply {}

    /** To this mail, for now: a full mailbox, a greylist. */
    record NotNow(String reason) implements Reply {}

    /** To any mail: the server is down, or doesn't let the relay in. */
    record Down(String reason) implements Reply {}
}
