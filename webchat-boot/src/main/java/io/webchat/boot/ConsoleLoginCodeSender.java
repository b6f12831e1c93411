package io.webchat.boot;

import io.webchat.application.identity.LoginCodeSender;
import io.webchat.domain.identity.EmailAddress;
import java.io.PrintStream;
import java.time.Duration;

/** Shows login codes on the relay's own console, for as long as no mail server is set up. */
final class ConsoleLoginCodeSender implements LoginCodeSender {
    private final PrintStream console;

    ConsoleLoginCodeSender(PrintStream console) {
        this.console = console;
    }

    @Override
    public void send(EmailAddress to, String code, Duration goodFor) {
        // Not through the log: that may be kept and shipped elsewhere.
        console.println("Login code for " + to + ": " + code + " (good for " + goodFor.toMinutes()
                + " minutes). Set SMTP_HOST to have codes mailed.");
        console.flush();
    }
}
