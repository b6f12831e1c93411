package io.webchat.testkit.identity;

import io.webchat.application.identity.CodeMailer;
import io.webchat.domain.identity.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server that does what the test says, and keeps what it was given. */
public final class ScriptedCodeMailer implements CodeMailer {
    public record Tried(UUID mail, EmailAddress to, String code, Duration goodFor) {}

    private final List<Tried> tried = new CopyOnWriteArrayList<>();
    private volatile Outcome next = new Outcome.Taken();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Outcome mail(UUID mail, EmailAddress to, String code, Duration goodFor) {
        tried.add(new Tried(mail, to, code, goodFor));
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return next;
    }

    /** From now on. */
    public void answering(Outcome outcome) {
        next = outcome;
    }

    /** No answer from now on, until {@link #release}. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    /** Oldest first. */
    public List<Tried> tried() {
        return List.copyOf(tried);
    }
}
