package io.webchat.adapter.mail;

/** What a mail server said to a mail. */
sealed interface SmtpReply {
    record Taken() implements SmtpReply {}

    /** To this mail or mailbox, for good. */
    record Refused(String reason) implements SmtpReply {}

    /** To this mail, for now: a full mailbox, a greylist. */
    record NotNow(String reason) implements SmtpReply {}

    /** To any mail: the server is down, or doesn't let the relay in. */
    record Down(String reason) implements SmtpReply {}
}
