package io.webchat.application.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Tries again to mail the codes that wait. */
public final class RetryCodeMails {
    /** In one round; more than the mail adapter opens connections only queue there. */
    private static final int MAX_AT_ONCE = 8;

    private final CodeOutbox outbox;
    private final TryCodeMail tryCodeMail;
    private final Clock clock;

    @Inject
    RetryCodeMails(CodeOutbox outbox, TryCodeMail tryCodeMail, Clock clock) {
        this.outbox = outbox;
        this.tryCodeMail = tryCodeMail;
        this.clock = clock;
    }

    /** Begins the tries that are due, without waiting for them. */
    public void work() {
        Instant now = clock.instant();
        outbox.removeExpired(now);
        outbox.lease(now, now.plus(WaitingCode.LEASE), MAX_AT_ONCE)
                .forEach(waiting -> Thread.ofVirtual().name("code-mail").start(() -> tryCodeMail.once(waiting)));
    }
}
