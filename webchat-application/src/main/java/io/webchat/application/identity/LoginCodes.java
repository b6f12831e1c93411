package io.webchat.application.identity;

import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import java.util.Optional;

/** The codes that were sent and not used yet, at most one for each mailbox. */
public interface LoginCodes {
    /** Takes the place of an earlier code for the same mailbox. */
    void put(LoginCode code);

    Optional<LoginCode> find(EmailAddress email);

    /**
     * Counts a try at the code as a wrong one, in one step with concurrent ones, and returns the code as it was before.
     * Counted before the try is looked at, so that no number of tries at once gets a look more than is allowed.
     */
    Optional<LoginCode> countTry(EmailAddress email);

    /** A try that was counted was not wrong; nothing if the code has been used or replaced. */
    void giveBackTry(LoginCode code);

    /**
     * Whether this call took the code away: of two callers that show it at once only one gets true. Wrong tries that
     * were counted meanwhile don't make it another code; a newer code in its place does.
     */
    boolean use(LoginCode code);
}
