package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class MailDiagnosticsTest {
    @RegisterExtension
    final GreenMailExtension mail = new GreenMailExtension(ServerSetup.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("webchat@relay.example", "webchat", "right"));

    private static DiagnosticResult result(SmtpConfig config) {
        try (MailServer server = new MailServer(config, null, Clock.systemUTC())) {
            return new MailDiagnostics(server).due().getFirst().examination().get();
        }
    }

    private static SmtpConfig config(int port, String password, SmtpSecurity security) {
        return new SmtpConfig("127.0.0.1", port, "webchat", password, "webchat@relay.example", security);
    }

    private static void shouldFail(DiagnosticResult result, String detail, String advice) {
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).contains(detail);
        assertThat(result.advice().getFirst()).contains(advice);
    }

    @Test
    void aServerThatLetsTheRelayInShouldGetNoMail() {
        DiagnosticResult result = result(config(mail.getSmtp().getPort(), "right", SmtpSecurity.NONE));

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.OK);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordShouldBeNamed() {
        shouldFail(
                result(config(mail.getSmtp().getPort(), "wrong", SmtpSecurity.NONE)),
                "refuses the sign-in",
                "SMTP_PASSWORD");
    }

    @Test
    void aMissingProtectionShouldBeNamed() {
        shouldFail(
                result(config(mail.getSmtp().getPort(), "right", SmtpSecurity.STARTTLS)),
                "offers no STARTTLS",
                "SMTP_SECURITY");
    }

    @Test
    void aServerThatIsNotThereShouldBeNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        shouldFail(result(config(free, "right", SmtpSecurity.NONE)), "can't be reached", "SMTP_HOST, SMTP_PORT");
    }
}
