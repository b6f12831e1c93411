package io.webchat.adapter.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Reads what went wrong with a mail out of what the mail library throws. */
final class SmtpReplies {
    private static final int PERMANENT = 500;
    private static final int CLOSING = 421;

    private SmtpReplies() {}

    static SmtpReply of(MessagingException failure) {
        SMTPAddressFailedException mailbox = find(SMTPAddressFailedException.class, failure);
        if (mailbox != null) {
            return ofMail(mailbox.getReturnCode(), mailbox);
        }
        SMTPSenderFailedException sender = find(SMTPSenderFailedException.class, failure);
        if (sender != null) {
            return new SmtpReply.Down("the mail server refuses the sender's address: " + words(sender));
        }
        if (find(AuthenticationFailedException.class, failure) != null) {
            return new SmtpReply.Down("the mail server refuses the sign-in");
        }
        SMTPSendFailedException content = find(SMTPSendFailedException.class, failure);
        if (content != null && content.getReturnCode() > 0) {
            return ofMail(content.getReturnCode(), content);
        }
        return new SmtpReply.Down(fault(failure));
    }

    private static SmtpReply ofMail(int code, MessagingException said) {
        if (code >= PERMANENT) {
            return new SmtpReply.Refused(words(said));
        }
        return code == CLOSING || code <= 0
                ? new SmtpReply.Down("the mail server hangs up: " + words(said))
                : new SmtpReply.NotNow(words(said));
    }

    /** In one line. */
    private static String words(MessagingException said) {
        return String.valueOf(said.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static String fault(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "the mail server's certificate or TLS is not as it should be";
            }
            if (cause instanceof UnknownHostException) {
                return "the mail server's name is unknown";
            }
            if (cause instanceof SocketTimeoutException) {
                return "the mail server doesn't answer in time";
            }
        }
        return String.valueOf(failure.getMessage()).contains("STARTTLS")
                ? "the mail server offers no STARTTLS"
                : "the mail server can't be reached, or hangs up";
    }

    /** Both chains are looked through: the causes, and what the library hangs on for each address. */
    private static <T extends Exception> @Nullable T find(Class<T> type, MessagingException failure) {
        for (Exception next = failure; next != null; ) {
            if (type.isInstance(next)) {
                return type.cast(next);
            }
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return null;
    }
}
