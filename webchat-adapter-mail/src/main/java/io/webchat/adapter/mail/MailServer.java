package io.webchat.adapter.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's mail server, and what is known of how it does. */
public final class MailServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    /** What is known is good for so long. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private static final Duration FRESH_WHEN_DOWN = Duration.ofSeconds(10);

    /** @param problem null while it works */
    private record Condition(Instant at, @Nullable String problem) {
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(problem == null ? FRESH : FRESH_WHEN_DOWN));
        }
    }

    private final SmtpConfig config;
    private final Connections connections;
    private final Clock clock;
    private final AtomicReference<Condition> condition = new AtomicReference<>(new Condition(Instant.EPOCH, null));

    MailServer(SmtpConfig config, @Nullable SSLSocketFactory trust, Clock clock) {
        this.config = config;
        this.connections = new Connections(config, trust);
        this.clock = clock;
    }

    /** What a mail holds. */
    interface Content {
        void into(MimeMessage mail) throws MessagingException;
    }

    /** @param id makes the mail known to servers that have seen it before */
    SmtpReply send(String id, InternetAddress to, Content content) {
        try {
            MimeMessage mail = new IdentifiedMail(connections.session(), "<" + id + "@" + config.domain() + ">");
            mail.setFrom(config.sender());
            mail.setRecipient(Message.RecipientType.TO, to);
            mail.setSentDate(java.util.Date.from(clock.instant()));
            content.into(mail);
            mail.saveChanges();
            connections.use(transport -> transport.sendMessage(mail, mail.getAllRecipients()));
            note(null);
            return new SmtpReply.Taken();
        } catch (MessagingException e) {
            SmtpReply reply = SmtpReplies.of(e);
            note(reply instanceof SmtpReply.Down down ? down.reason() : null);
            return reply;
        }
    }

    /** What is wrong with it; asks it when that isn't known. */
    Optional<String> problem() {
        if (!condition.get().freshAt(clock.instant())) {
            return ask();
        }
        return Optional.ofNullable(condition.get().problem());
    }

    /** What is wrong with it at this moment: connects, protects the connection and signs in. */
    Optional<String> ask() {
        try {
            connections.use(transport -> {});
            note(null);
        } catch (MessagingException e) {
            note(SmtpReplies.of(e) instanceof SmtpReply.Down down ? down.reason() : null);
        }
        return Optional.ofNullable(condition.get().problem());
    }

    private void note(@Nullable String problem) {
        Condition before = condition.getAndSet(new Condition(clock.instant(), problem));
        if (problem != null && before.problem() == null) {
            log.warn("Mail can't be sent: {}", problem);
        } else if (problem == null && before.problem() != null) {
            log.info("Mail can be sent again");
        }
    }

    String domain() {
        return config.domain();
    }

    @Override
    public void close() {
        connections.close();
    }
}
