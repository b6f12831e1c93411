package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.application.doctor.Finding;
import io.webchat.application.doctor.Finding.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class MailCheckupsTest {
    @RegisterExtension
    final GreenMailExtension mail = new GreenMailExtension(ServerSetup.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("webchat@relay.example", "webchat", "right"));

    private static Finding finding(SmtpConfig config) {
        try (MailServer server = new MailServer(config, null, Clock.systemUTC())) {
            return new MailCheckups(server).due().getFirst().examination().get();
        }
    }

    private static SmtpConfig config(int port, String password, SmtpSecurity security) {
        return new SmtpConfig("127.0.0.1", port, "webchat", password, "webchat@relay.example", security);
    }

    private static void shouldFail(Finding finding, String detail, String advice) {
        assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.FAILED);
        assertThat(finding.detail()).contains(detail);
        assertThat(finding.advice().getFirst()).contains(advice);
    }

    @Test
    void aServerThatLetsTheRelayInShouldGetNoMail() {
        Finding finding = finding(config(mail.getSmtp().getPort(), "right", SmtpSecurity.NONE));

        assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.OK);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordShouldBeNamed() {
        shouldFail(
                finding(config(mail.getSmtp().getPort(), "wrong", SmtpSecurity.NONE)),
                "refuses the sign-in",
                "SMTP_PASSWORD");
    }

    @Test
    void aMissingProtectionShouldBeNamed() {
        shouldFail(
                finding(config(mail.getSmtp().getPort(), "right", SmtpSecurity.STARTTLS)),
                "offers no STARTTLS",
                "SMTP_SECURITY");
    }

    @Test
    void aServerThatIsNotThereShouldBeNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        shouldFail(finding(config(free, "right", SmtpSecurity.NONE)), "can't be reached", "SMTP_HOST, SMTP_PORT");
    }
}
