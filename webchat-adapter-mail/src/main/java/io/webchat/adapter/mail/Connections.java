package io.webchat.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Connections to the mail server: a few at once, kept open for a while for the next mail. */
final class Connections implements AutoCloseable {
    private static final int MAX_AT_ONCE = 4;

    /** Shorter than servers wait for the next mail. */
    private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final Session session;
    private final SmtpConfig config;
    private final Semaphore room = new Semaphore(MAX_AT_ONCE, true);
    private final Deque<Transport> idle = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mail-idle").daemon().factory());
    private long used;

    /** @param trust null for the authorities that Java trusts */
    Connections(SmtpConfig config, @Nullable SSLSocketFactory trust) {
        this.config = config;
        this.session = Session.getInstance(properties(config, trust));
    }

    private static Properties properties(SmtpConfig config, @Nullable SSLSocketFactory trust) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", config.host());
        properties.put("mail.smtp.port", Integer.toString(config.port()));
        properties.put("mail.smtp.localhost", config.domain());
        properties.put("mail.smtp.connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.put("mail.smtp.timeout", Integer.toString(ANSWER_MILLIS));
        properties.put("mail.smtp.writetimeout", Integer.toString(ANSWER_MILLIS));
        properties.put("mail.smtp.auth", Boolean.toString(config.username() != null));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        SmtpSecurity protection = config.protection();
        properties.put("mail.smtp.ssl.enable", Boolean.toString(protection == SmtpSecurity.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(protection == SmtpSecurity.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(protection == SmtpSecurity.STARTTLS));
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        return properties;
    }

    /** What mails are made with. */
    Session session() {
        return session;
    }

    /** What is done over one connection. */
    interface Use {
        void with(Transport transport) throws MessagingException;
    }

    /** @throws MessagingException when the server can't be reached, or {@code use} threw it */
    void use(Use use) throws MessagingException {
        if (!enter()) {
            throw new MessagingException("all connections are busy");
        }
        try {
            Transport transport = open();
            try {
                use.with(transport);
            } finally {
                keep(transport);
            }
        } finally {
            room.release();
        }
    }

    private boolean enter() {
        try {
            return room.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Transport open() throws MessagingException {
        for (Transport kept = takeIdle(); kept != null; kept = takeIdle()) {
            // Asks the server: it may have hung up meanwhile.
            if (kept.isConnected()) {
                return kept;
            }
        }
        Transport transport = session.getTransport("smtp");
        transport.connect(config.host(), config.port(), config.username(), config.password());
        return transport;
    }

    private synchronized @Nullable Transport takeIdle() {
        return idle.pollFirst();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it never throws
    private synchronized void keep(Transport transport) {
        idle.addFirst(transport);
        long use = ++used;
        if (!clock.isShutdown()) {
            clock.schedule(() -> closeUnlessUsedSince(use), KEPT_OPEN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void closeUnlessUsedSince(long use) {
        if (used(use)) {
            return;
        }
        closeIdle();
    }

    private synchronized boolean used(long since) {
        return used != since;
    }

    private void closeIdle() {
        for (Transport kept = takeIdle(); kept != null; kept = takeIdle()) {
            try {
                kept.close();
            } catch (MessagingException e) {
                // The server has gone first.
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        closeIdle();
    }
}
