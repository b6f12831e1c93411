package io.webchat.application.identity;

import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.safety.RequestAccess;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a one-time code to a mailbox. */
public final class RequestLoginCode {
    /**
     * @param displayName what the person calls itself; null when it said nothing
     * @param callerIp whom new wishes to be let in are counted for
     */
    public record Command(EmailAddress email, @Nullable String displayName, String callerIp) {}

    /** What came of it. */
    public sealed interface Outcome {}

    /** Nobody has let the mailbox in yet; the admins were asked. */
    public record Pending(String requestId) implements Outcome {}

    /**
     * What was sent.
     *
     * @param code in clear, for a relay in development mode to show; goes nowhere else
     * @param progress whether the mail is on its way
     */
    public record Sent(String code, LoginCodeSender.Progress progress, Duration goodFor, Duration resendAfter)
            implements Outcome {
        @Override
        public String toString() {
            return "Sent[code=[REDACTED]]";
        }
    }

    private final LoginCodes codes;
    private final LoginCodeSender sender;
    private final Accounts accounts;
    private final RequestAccess requestAccess;
    private final CodeHash hash;
    private final RateLimits limits;
    private final LoginConfig config;
    private final Ids ids;
    private final Clock clock;

    @Inject
    RequestLoginCode(
            LoginCodes codes,
            LoginCodeSender sender,
            Accounts accounts,
            RequestAccess requestAccess,
            CodeHash hash,
            RateLimits limits,
            LoginConfig config,
            Ids ids,
            Clock clock) {
        this.codes = codes;
        this.sender = sender;
        this.accounts = accounts;
        this.requestAccess = requestAccess;
        this.hash = hash;
        this.limits = limits;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal {@code access_denied} for who was turned away or blocked */
    public Outcome handle(Command command) {
        EmailAddress email = command.email();
        String name = command.displayName() == null || command.displayName().isBlank()
                ? null
                : Text.label("display_name", command.displayName(), Account.MAX_NAME_CHARACTERS);
        Optional<Account> known = accounts.find(email);
        if (known.filter(account -> !account.active()).isPresent()) {
            throw RequestAccess.denied();
        }
        if (!config.access().admits(email) && !requestAccess.approved(email)) {
            return new Pending(
                    requestAccess.handle(email, name, command.callerIp()).id());
        }
        if (!config.development()) {
            takeOne(email, command.callerIp(), known.isEmpty());
        }
        String code = ids.loginCode();
        codes.put(new LoginCode(email, hash.of(email, code), name, clock.instant(), 0));
        LoginCodeSender.Progress progress = sender.deliver(email, code, LoginCode.LIFE);
        return new Sent(
                code,
                progress,
                LoginCode.LIFE,
                config.development()
                        ? Duration.ZERO
                        : limits.allowance(RateLimit.LOGIN_RESEND).refill());
    }

    private void takeOne(EmailAddress email, String callerIp, boolean stranger) {
        Map<RateLimit, String> subjects = new EnumMap<>(Map.of(
                RateLimit.LOGIN_RESEND,
                email.value(),
                RateLimit.LOGIN_CODES_PER_EMAIL,
                email.value(),
                RateLimit.LOGIN_CODES_PER_IP,
                callerIp));
        if (stranger) {
            // Who has an account signs in whatever strangers do.
            subjects.put(RateLimit.LOGIN_CODES_TO_STRANGERS, "all");
        }
        limits.takeAll(subjects);
    }
}
