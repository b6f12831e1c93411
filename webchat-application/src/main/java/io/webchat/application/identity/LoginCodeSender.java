package io.webchat.application.identity;

import io.webchat.domain.identity.EmailAddress;
import java.time.Duration;

/** Brings a login code to a mailbox. */
public interface LoginCodeSender {
    /**
     * Sends, or takes on to send.
     *
     * @param goodFor how long the code works
     * @throws io.webchat.domain.Refusal when it is known that the code will not arrive: {@code email_undeliverable}
     *     for this mailbox, {@code mail_unavailable} for any
     */
    void send(EmailAddress to, String code, Duration goodFor);

    /** How far a code has come. */
    enum Progress {
        /** The mail server has taken it, or it has been shown. */
        SENT,
        /** It is tried again until the mail server takes it. */
        QUEUED
    }

    /** Does what {@link #send} does, and says how far the code has come. */
    default Progress deliver(EmailAddress to, String code, Duration goodFor) {
        send(to, code, goodFor);
        return Progress.SENT;
    }
}
