package io.webchat.application.language;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes on translations that are due, some at once, and tells those who wait how it went. */
@Singleton
public final class TranslationWorker {
    private static final Logger log = LoggerFactory.getLogger(TranslationWorker.class);

    private static final int MAX_AT_ONCE = 8;

    /** Renewed while it is worked on. What a relay had taken on when it was killed is free after this. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Translations translations;
    private final TranslateMessage translateMessage;
    private final MessageLog messageLog;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    private final Set<Translation> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore slots = new Semaphore(MAX_AT_ONCE);
    private final WorkSignal signal = new WorkSignal();
    private volatile boolean stopping;

    @Inject
    TranslationWorker(
            Translations translations,
            TranslateMessage translateMessage,
            MessageLog messageLog,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.translations = translations;
        this.translateMessage = translateMessage;
        this.messageLog = messageLog;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Something became due, or there is room for another. */
    void wakeSoon() {
        signal.raise();
    }

    /** Raised when there may be something to begin. */
    public WorkSignal signal() {
        return signal;
    }

    /** Keeps the leases of what is under way; called by the relay every few seconds. */
    public void renewLeases() {
        List<Translation> working = List.copyOf(underWay);
        if (!working.isEmpty()) {
            translations.renew(working, clock.instant().plus(LEASE));
        }
    }

    /** Begins what is due, whatever this node knows of: later tries come due, and other nodes die. */
    public void workAll() {
        beginDue();
    }

    boolean nothingUnderWay() {
        return slots.availablePermits() == MAX_AT_ONCE;
    }

    private synchronized void beginDue() {
        int free = slots.availablePermits();
        if (stopping || free == 0) {
            return;
        }
        signal.lower();
        Instant now = clock.instant();
        for (Translation leased : translations.lease(now, now.plus(LEASE), free)) {
            slots.acquireUninterruptibly();
            underWay.add(leased);
            Thread.ofVirtual().name("translation").start(() -> work(leased));
        }
    }

    private void work(Translation job) {
        try {
            settle(job, translateMessage.of(job));
        } catch (RuntimeException e) {
            log.error("The translation of {} into {} can't be stored", job.message(), job.language(), e);
            countFailure(job, e);
        } finally {
            underWay.remove(job);
            slots.release();
            wakeSoon();
        }
    }

    /** An outcome that can't be stored must not have the engine called without end. */
    private void countFailure(Translation job, RuntimeException e) {
        if (Batches.unavailable(e)) {
            return;
        }
        try {
            settle(job, Optional.of(translateMessage.relayFailed(job, null)));
        } catch (RuntimeException again) {
            log.error("The failure of {} into {} can't be stored either", job.message(), job.language(), again);
        }
    }

    private void settle(Translation job, Optional<Translation> outcome) {
        if (outcome.isEmpty()) {
            unitOfWork.run(() -> forgetIfGone(job));
            return;
        }
        Translation made = outcome.get();
        if (made.state() == Translation.State.FAILED) {
            log.warn(
                    "The translation of {} into {} is given up after {} tries: {}",
                    made.message(),
                    made.language(),
                    made.failures(),
                    made.reason());
        }
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            Optional<Message> message = messageLog.find(made.message());
            inboxes.append(translations.settle(made).stream()
                    .flatMap(account -> message.stream()
                            .map(found -> new Inboxes.NewEvent(
                                    account, now, new EventPayload.MessageTranslated(found, made.language()))))
                    .toList());
        });
    }

    /** An edit that the receiver's log hasn't been looked through for will want it anew. */
    private void forgetIfGone(Translation job) {
        boolean gone = messageLog
                .find(job.message())
                .filter(message -> !message.deleted() && !message.expiredAt(clock.instant()))
                .isEmpty();
        if (gone) {
            translations.forget(job.message());
        }
    }

    /** Takes on nothing more and waits for what is under way, not longer than {@code grace}. */
    public void stop(Duration grace) {
        stopping = true;
        try {
            if (!slots.tryAcquire(MAX_AT_ONCE, grace.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Translations under way are broken off; they are made after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
