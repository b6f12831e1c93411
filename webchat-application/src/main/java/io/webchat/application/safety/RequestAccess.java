package io.webchat.application.safety;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.RelayAccount;
import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.questions.AskQuestion;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.questions.Option;
import io.webchat.domain.safety.AccessRequest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the wish of who is on no list, and asks every admin about it. */
public final class RequestAccess {
    private final AccessRequests requests;
    private final Accounts accounts;
    private final RelayAccount relayAccount;
    private final AskQuestion askQuestion;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    RequestAccess(
            AccessRequests requests,
            Accounts accounts,
            RelayAccount relayAccount,
            AskQuestion askQuestion,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.accounts = accounts;
        this.relayAccount = relayAccount;
        this.askQuestion = askQuestion;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether an admin has let the mailbox in. */
    public boolean approved(EmailAddress email) {
        return requests.find(email)
                .filter(request -> request.state() == AccessRequest.State.APPROVED)
                .isPresent();
    }

    /**
     * The pending request of the mailbox; a new one is told to the admins.
     *
     * @param callerIp whom new requests are counted for
     * @throws Refusal {@code access_denied} after a denial
     */
    public AccessRequest handle(EmailAddress email, @Nullable String displayName, String callerIp) {
        AccessRequest known = requests.find(email).orElse(null);
        if (known == null) {
            limits.take(RateLimit.ACCESS_REQUESTS_PER_IP, callerIp);
            known = unitOfWork.call(() -> ask(email, displayName));
        }
        if (known.state() == AccessRequest.State.DENIED) {
            throw denied();
        }
        return known;
    }

    private AccessRequest ask(EmailAddress email, @Nullable String displayName) {
        AccessRequest request = new AccessRequest(
                ids.request(), email, displayName, AccessRequest.State.PENDING, clock.instant(), null, null);
        if (!requests.add(request)) {
            return requests.find(email).orElseThrow();
        }
        List<Account> admins = accounts.admins();
        if (!admins.isEmpty()) {
            Account relay = relayAccount.get();
            admins.forEach(admin -> askQuestion.handle(question(relay, admin, request)));
        }
        return request;
    }

    private static AskQuestion.Command question(Account relay, Account admin, AccessRequest request) {
        String name = request.displayName() == null ? "" : " (" + request.displayName() + ")";
        return new AskQuestion.Command(
                relay,
                admin.address().value(),
                request.email() + name + " would like to sign in to this relay.",
                Option.APPROVE_OR_DENY,
                false,
                null,
                null,
                null,
                request.concern(),
                null);
    }

    public static Refusal denied() {
        return Refusal.of(RefusalCode.ACCESS_DENIED, "Ask the operator of this relay to admit your email address.");
    }
}
