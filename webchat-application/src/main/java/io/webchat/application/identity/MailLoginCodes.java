package io.webchat.application.identity;

import io.webchat.application.identity.CodeMailer.Outcome;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.EmailAddress;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Mails login codes: at once when the mail server is quick, and otherwise from an outbox, for as long as they work. */
public final class MailLoginCodes implements LoginCodeSender {
    /** So long a caller waits to hear that the mailbox is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final CodeOutbox outbox;
    private final TryCodeMail tryCodeMail;
    private final Clock clock;
    private final Duration patience;

    @Inject
    MailLoginCodes(CodeOutbox outbox, TryCodeMail tryCodeMail, Clock clock) {
        this(outbox, tryCodeMail, clock, PATIENCE);
    }

    MailLoginCodes(CodeOutbox outbox, TryCodeMail tryCodeMail, Clock clock, Duration patience) {
        this.outbox = outbox;
        this.patience = patience;
        this.tryCodeMail = tryCodeMail;
        this.clock = clock;
    }

    /** @throws Refusal {@code email_undeliverable} when the mail server says at once that it takes no mail for it */
    @Override
    public void send(EmailAddress to, String code, Duration goodFor) {
        deliver(to, code, goodFor);
    }

    @Override
    public Progress deliver(EmailAddress to, String code, Duration goodFor) {
        Instant now = clock.instant();
        WaitingCode waiting =
                new WaitingCode(UUID.randomUUID(), to, code, now.plus(goodFor), now.plus(WaitingCode.LEASE), 1);
        outbox.put(waiting);
        CompletableFuture<Outcome> trying = new CompletableFuture<>();
        Thread.ofVirtual().name("code-mail").start(() -> attempt(waiting, trying));
        Outcome outcome = heard(trying);
        if (outcome instanceof Outcome.Refused) {
            throw Refusal.field(
                    RefusalCode.EMAIL_UNDELIVERABLE,
                    "email",
                    "undeliverable",
                    "Check the address: the mail server takes no mail for it.");
        }
        return outcome instanceof Outcome.Taken ? Progress.SENT : Progress.QUEUED;
    }

    private void attempt(WaitingCode waiting, CompletableFuture<Outcome> trying) {
        try {
            trying.complete(tryCodeMail.once(waiting));
        } catch (RuntimeException e) {
            trying.completeExceptionally(e);
        }
    }

    /** A try that takes longer, or fails by itself, goes on from the outbox. */
    private Outcome heard(CompletableFuture<Outcome> trying) {
        try {
            return trying.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("interrupted");
        } catch (TimeoutException | ExecutionException e) {
            return new Outcome.Later("not over");
        }
    }
}
