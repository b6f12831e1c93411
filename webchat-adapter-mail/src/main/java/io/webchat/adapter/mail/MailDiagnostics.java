package io.webchat.adapter.mail;

import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import jakarta.inject.Inject;
import java.util.List;

/** Connects to the mail server and signs in, as for a mail. */
final class MailDiagnostics implements Diagnostics {
    private static final String SETTINGS = "SMTP_HOST, SMTP_PORT and SMTP_SECURITY";

    private final MailServer server;

    @Inject
    MailDiagnostics(MailServer server) {
        this.server = server;
    }

    @Override
    public List<Diagnostic> due() {
        return List.of(new Diagnostic("mail", "smtp", "Signs in at the mail server.", SETTINGS, this::examine));
    }

    private DiagnosticResult examine() {
        return server.ask()
                .map(problem -> DiagnosticResult.failed("It found that " + problem + ".", advice(problem)))
                .orElseGet(() -> DiagnosticResult.ok("The mail server lets the relay in. No mail was sent."));
    }

    private static String advice(String problem) {
        if (problem.contains("sign-in")) {
            return "Correct SMTP_USERNAME and SMTP_PASSWORD; some providers want a password made for programs.";
        }
        if (problem.contains("TLS")) {
            return "Set SMTP_SECURITY and SMTP_PORT to what the server offers (tls on 465, starttls on 587), and"
                    + " SMTP_HOST to the name in its certificate.";
        }
        return "See that " + SETTINGS + " are the server's, and that this machine may connect to it (firewall).";
    }
}
