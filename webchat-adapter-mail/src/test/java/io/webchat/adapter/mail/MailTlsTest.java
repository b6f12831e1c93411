package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.testkit.egress.TestCertificate;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailTlsTest {
    @TempDir
    static Path folder;

    private static @Nullable KeyStore keys;

    private final GreenMail mail =
            new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.SMTPS.dynamicPort()});

    /** The test server looks for its certificate once. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder, "localhost");
        keys = certificate.keys();
        System.setProperty("greenmail.tls.keystore.file", certificate.file().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        System.setProperty("greenmail.tls.key.password", TestCertificate.PASSWORD);
    }

    @BeforeEach
    void start() {
        mail.setUser("webchat", "webchat", "secret word");
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private SSLSocketFactory trust() throws Exception {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private SmtpReply send(SmtpConfig config, @Nullable SSLSocketFactory trust) throws Exception {
        try (MailServer server = new MailServer(config, trust, Clock.systemUTC())) {
            return server.send("id", new InternetAddress("ada@example.com"), message -> message.setText("hi"));
        }
    }

    private SmtpConfig tls(String host, String password) {
        return new SmtpConfig(
                host, mail.getSmtps().getPort(), "webchat", password, "webchat@relay.example", SmtpSecurity.TLS);
    }

    @Test
    void mailShouldGoOverTlsWithAName() throws Exception {
        assertThat(send(tls("localhost", "secret word"), trust())).isEqualTo(new SmtpReply.Taken());
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aCertificateForAnotherHostShouldNotDo() throws Exception {
        SmtpReply reply = send(tls("127.0.0.1", "secret word"), trust());

        assertThat(reply).isEqualTo(new SmtpReply.Down("the mail server's certificate or TLS is not as it should be"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateOfNobodyShouldNotDo() throws Exception {
        assertThat(send(tls("localhost", "secret word"), null)).isInstanceOf(SmtpReply.Down.class);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWithoutStarttlsShouldNotGetTheMail() throws Exception {
        SmtpConfig config = new SmtpConfig(
                "localhost", mail.getSmtp().getPort(), null, null, "webchat@relay.example", SmtpSecurity.STARTTLS);

        assertThat(send(config, trust())).isEqualTo(new SmtpReply.Down("the mail server offers no STARTTLS"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordShouldBeTheOperators() throws Exception {
        assertThat(send(tls("localhost", "wrong"), trust()))
                .isEqualTo(new SmtpReply.Down("the mail server refuses the sign-in"));
    }
}
