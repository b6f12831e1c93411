package io.webchat.application.identity;

import io.webchat.domain.identity.EmailAddress;
import java.time.Duration;
import java.util.UUID;

/** Puts login codes into mails, and hands these to the operator's mail server. */
public interface CodeMailer {
    /**
     * One try, over within two minutes; a fault that it throws is tried again. The same mail can come twice, when it is
     * open what became of the first try.
     *
     * @param mail the same for each try of the same mail
     * @param goodFor how long the code works from now
     */
    Outcome mail(UUID mail, EmailAddress to, String code, Duration goodFor);

    /** What became of a try. */
    sealed interface Outcome {
        /** The server has taken it on. */
        record Taken() implements Outcome {}

        /** The server will never take it. */
        record Refused(String reason) implements Outcome {}

        /** It may go later. */
        record Later(String reason) implements Outcome {}
    }
}
