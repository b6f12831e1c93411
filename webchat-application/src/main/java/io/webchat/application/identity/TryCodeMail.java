package io.webchat.application.identity;

import io.webchat.application.identity.CodeMailer.Outcome;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try to mail a code that waits, and what follows from it for the outbox. */
final class TryCodeMail {
    private static final Logger log = LoggerFactory.getLogger(TryCodeMail.class);

    private final CodeOutbox outbox;
    private final LoginCodes codes;
    private final CodeHash hash;
    private final CodeMailer mailer;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TryCodeMail(
            CodeOutbox outbox, LoginCodes codes, CodeHash hash, CodeMailer mailer, SecureRandom random, Clock clock) {
        this.outbox = outbox;
        this.codes = codes;
        this.hash = hash;
        this.mailer = mailer;
        this.random = random;
        this.clock = clock;
    }

    Outcome once(WaitingCode waiting) {
        if (!wanted(waiting)) {
            outbox.remove(waiting.mail());
            return new Outcome.Taken();
        }
        Outcome outcome = mail(waiting);
        switch (outcome) {
            case Outcome.Taken taken -> outbox.remove(waiting.mail());
            case Outcome.Refused refused -> {
                outbox.remove(waiting.mail());
                log.warn("Login code mail {} was refused: {}", waiting.mail(), refused.reason());
            }
            case Outcome.Later later -> later(waiting, later.reason());
        }
        return outcome;
    }

    /** A code that was used, replaced or guessed at too often would only confuse. */
    private boolean wanted(WaitingCode waiting) {
        return codes.find(waiting.email())
                .filter(code -> code.usableAt(clock.instant()))
                .filter(code -> hash.matches(code.hash(), waiting.email(), waiting.code()))
                .isPresent();
    }

    private Outcome mail(WaitingCode waiting) {
        try {
            return mailer.mail(
                    waiting.mail(),
                    waiting.email(),
                    waiting.code(),
                    Duration.between(clock.instant(), waiting.expiresAt()));
        } catch (RuntimeException e) {
            log.error("Login code mail {} could not be tried", waiting.mail(), e);
            return new Outcome.Later("it could not be tried");
        }
    }

    private void later(WaitingCode waiting, String reason) {
        Optional<WaitingCode> next = waiting.again(clock.instant(), random.nextDouble());
        if (next.isPresent()) {
            outbox.again(next.get());
            log.warn(
                    "Login code mail {} is tried again at {}: {}",
                    waiting.mail(),
                    next.get().dueAt(),
                    reason);
        } else {
            outbox.remove(waiting.mail());
            log.warn("Login code mail {} is given up, its code runs out: {}", waiting.mail(), reason);
        }
    }
}
