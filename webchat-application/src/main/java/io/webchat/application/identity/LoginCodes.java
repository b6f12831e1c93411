package io.webchat.application.identity;

import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import java.util.Optional;

/** The codes that were sent and not used yet, at most one for each mailbox. */
public interface LoginCodes {
    /** Takes the place of an earlier code for the same mailbox. */
    void put(LoginCode code);

    Optional<LoginCode> find(EmailAddress email);

    /** Counts a wrong try at the code, in one step with concurrent ones; nothing if there is none. */
    void countWrongTry(EmailAddress email);

    /**
     * Whether this call took the code away: of two callers that show it at once only one gets true. Wrong tries that
     * were counted meanwhile don't make it another code; a newer code in its place does.
     */
    boolean use(LoginCode code);
}
