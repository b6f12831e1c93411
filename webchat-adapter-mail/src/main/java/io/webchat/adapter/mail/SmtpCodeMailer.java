package io.webchat.adapter.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.identity.CodeMailer;
import io.webchat.domain.identity.EmailAddress;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

/** Mails login codes, as text and as a page that loads nothing from elsewhere. */
final class SmtpCodeMailer implements CodeMailer {
    private static final String SUBJECT = "Your sign-in code for WebChat";
    private static final String TEXT = resource("login-code.txt");
    private static final String PAGE = resource("login-code.html");

    private final MailServer server;

    @Inject
    SmtpCodeMailer(MailServer server) {
        this.server = server;
    }

    @Override
    public Outcome mail(UUID mail, EmailAddress to, String code, Duration goodFor) {
        String minutes = minutes(goodFor);
        return switch (server.send(mail.toString(), address(to), message -> write(message, to, code, minutes))) {
            case SmtpReply.Taken taken -> new Outcome.Taken();
            case SmtpReply.Refused refused -> new Outcome.Refused(refused.reason());
            case SmtpReply.NotNow notNow -> new Outcome.Later(notNow.reason());
            case SmtpReply.Down down -> new Outcome.Later(down.reason());
        };
    }

    private static void write(MimeMessage mail, EmailAddress to, String code, String minutes)
            throws MessagingException {
        mail.setSubject(SUBJECT, UTF_8.name());
        // So that no holiday notice comes back.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        MimeMultipart both = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(filled(TEXT, to, code, minutes), UTF_8.name());
        MimeBodyPart page = new MimeBodyPart();
        page.setText(filled(PAGE, to, code, minutes), UTF_8.name(), "html");
        both.addBodyPart(text);
        both.addBodyPart(page);
        mail.setContent(both);
    }

    /** An address has no character that a page would read as markup but the ampersand. */
    private static String filled(String pattern, EmailAddress to, String code, String minutes) {
        return pattern.replace("{code}", code)
                .replace("{minutes}", minutes)
                .replace("{email}", pattern.equals(PAGE) ? to.value().replace("&", "&amp;") : to.value());
    }

    private static String minutes(Duration goodFor) {
        long minutes = Math.max(1, Math.round(goodFor.toMillis() / 60_000.0));
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    private static InternetAddress address(EmailAddress to) {
        try {
            return new InternetAddress(to.value(), true);
        } catch (AddressException e) {
            throw new IllegalStateException("an address that mail doesn't know: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = SmtpCodeMailer.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
