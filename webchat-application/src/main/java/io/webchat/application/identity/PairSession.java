package io.webchat.application.identity;

import io.webchat.application.ids.Ids;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Gives a further device a session of its own, by a code that a signed-in one shows. */
public final class PairSession {
    /** The contract's number. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private final PairingCodes codes;
    private final Accounts accounts;
    private final OpenSession openSession;
    private final Acknowledgements acknowledgements;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    PairSession(
            PairingCodes codes,
            Accounts accounts,
            OpenSession openSession,
            Acknowledgements acknowledgements,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.openSession = openSession;
        this.acknowledgements = acknowledgements;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new code for the caller's account; earlier ones stay good for their time. */
    public String code(SignedIn caller) {
        limits.take(
                RateLimit.PAIRING_CODES_PER_ACCOUNT, caller.account().address().value());
        String code = ids.pairingCode();
        Instant now = clock.instant();
        codes.put(hash(code), caller.account().id(), now, now.plus(LIFE));
        return code;
    }

    /**
     * Opens a session beside those that are there.
     *
     * @param callerIp whom wrong guesses are counted for
     * @throws Refusal {@code code_invalid}
     */
    public OpenedSession pair(String code, SessionLabels labels, String callerIp) {
        limits.take(RateLimit.PAIRING_GUESSES_PER_IP, callerIp);
        acknowledgements.flush();
        OpenedSession opened = unitOfWork.call(() -> {
            Account account = codes.take(hash(code), clock.instant())
                    .flatMap(accounts::lock)
                    .filter(Account::active)
                    .orElseThrow(PairSession::wrongCode);
            return openSession.beside(account, labels);
        });
        limits.giveBack(RateLimit.PAIRING_GUESSES_PER_IP, callerIp);
        return opened;
    }

    /** As it may be typed: in small letters, with or without the dash. */
    private static TokenHash hash(String typed) {
        return TokenHash.of("pair:" + typed.replace("-", "").strip().toUpperCase(Locale.ROOT));
    }

    private static Refusal wrongCode() {
        return Refusal.field(
                RefusalCode.CODE_INVALID,
                "code",
                "invalid",
                "Make a new pairing code on the signed-in device: this one is wrong, used or old.");
    }
}
