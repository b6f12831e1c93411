package io.webchat.testkit.identity;

import io.webchat.application.identity.LoginCodeSender;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the login codes instead of mailing them. */
public final class RecordingLoginCodeSender implements LoginCodeSender {
    public record Mail(EmailAddress to, String code, Duration goodFor) {}

    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    @Override
    public void send(EmailAddress to, String code, Duration goodFor) {
        if (down) {
            throw Refusal.of(RefusalCode.MAIL_UNAVAILABLE, "Try again later.");
        }
        sent.add(new Mail(to, code, goodFor));
    }

    /** From now on no mail goes out. */
    public void breakDown() {
        down = true;
    }

    /** All mails, oldest first. */
    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    /**
     * The newest code for a mailbox.
     *
     * @throws IllegalStateException when it was sent none
     */
    public String lastCode(EmailAddress to) {
        return sent.stream()
                .filter(mail -> mail.to().equals(to))
                .map(Mail::code)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("no code was sent to " + to));
    }
}
