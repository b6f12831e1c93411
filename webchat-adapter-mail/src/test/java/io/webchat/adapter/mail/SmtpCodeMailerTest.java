package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.application.identity.CodeMailer;
import io.webchat.application.identity.CodeMailer.Outcome;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.testkit.identity.CodeMailerContract;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SmtpCodeMailerTest implements CodeMailerContract {
    @RegisterExtension
    final GreenMailExtension mail = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private CodeMailer mailer(int port) {
        MailServer server = Servers.server(port);
        open.add(server);
        return new SmtpCodeMailer(server);
    }

    @Override
    public CodeMailer testee() {
        return mailer(mail.getSmtp().getPort());
    }

    @Override
    public List<String> received(EmailAddress mailbox) {
        return Arrays.stream(mail.getReceivedMessagesForDomain(mailbox.value()))
                .map(GreenMailUtil::getBody)
                .toList();
    }

    private CodeMailer scripted(String to, String answer) {
        try {
            ScriptedSmtp server = ScriptedSmtp.saying(to, answer);
            open.add(server);
            return mailer(server.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CodeMailer refusing() {
        return scripted("RCPT", "550 5.1.1 no such user");
    }

    @Override
    public CodeMailer unreachable() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return mailer(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome mail(CodeMailer mailer) {
        return mailer.mail(UUID.randomUUID(), ADA, "012345", GOOD_FOR);
    }

    @Test
    void theMailShouldLookAsMailShould() throws Exception {
        UUID id = UUID.randomUUID();
        testee().mail(id, new EmailAddress("a&b@example.com"), "012345", Duration.ofSeconds(61));

        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Your sign-in code for WebChat");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).isEqualTo("<" + id + "@relay.example>");
        assertThat(message.getFrom()[0]).hasToString("webchat@relay.example");
        assertThat(message.getSentDate()).isNotNull();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("    012345", "1 minute,", "a&b@example.com")
                .doesNotContain("{");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains(">012345</div>", "user-select:all", "a&amp;b@example.com")
                .doesNotContain("{", "http:", "https:", "src=", "url(");
    }

    @Test
    void mailsShouldShareAConnection() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp((command, time) -> null)) {
            CodeMailer mailer = mailer(server.port());
            for (int i = 0; i < 3; i++) {
                assertThat(mail(mailer)).isInstanceOf(Outcome.Taken.class);
            }

            assertThat(server.mails()).isEqualTo(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheServerHasClosedShouldBeMadeAnew() throws Exception {
        // The question whether it is still there is answered by hanging up.
        try (ScriptedSmtp server =
                new ScriptedSmtp((command, time) -> command.startsWith("NOOP") ? ScriptedSmtp.HANG_UP : null)) {
            CodeMailer mailer = mailer(server.port());
            mail(mailer);

            assertThat(mail(mailer)).isInstanceOf(Outcome.Taken.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatPutsOffShouldBeAskedAgain() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(
                (command, time) -> command.startsWith("RCPT") && time == 1 ? "451 4.7.1 greylisted" : null)) {
            CodeMailer mailer = mailer(server.port());

            assertThat(mail(mailer)).isEqualTo(new Outcome.Later("451 4.7.1 greylisted"));
            assertThat(mail(mailer)).isInstanceOf(Outcome.Taken.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aLineThatDropsAmidTheMailShouldBeTriedLater() {
        assertThat(mail(scripted("LINE", ScriptedSmtp.HANG_UP))).isInstanceOf(Outcome.Later.class);
        assertThat(mail(scripted("END", ScriptedSmtp.HANG_UP))).isInstanceOf(Outcome.Later.class);
        assertThat(mail(scripted("CONNECT", ScriptedSmtp.HANG_UP))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void whatTheOperatorHasToMendShouldNotBeTheMailboxsFault() {
        assertThat(mail(scripted("MAIL", "550 5.7.1 who are you"))).isInstanceOf(Outcome.Later.class);
        assertThat(mail(scripted("CONNECT", "554 go away"))).isInstanceOf(Outcome.Later.class);
        assertThat(mail(scripted("RCPT", "421 closing"))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void aServerThatRefusesTheMailItselfShouldBeForGood() {
        assertThat(mail(scripted("END", "554 5.7.1 looks like spam")))
                .isEqualTo(new Outcome.Refused("554 5.7.1 looks like spam"));
    }

    @Test
    void aSilentServerShouldBeGivenUpInTime() {
        long begun = System.nanoTime();

        assertThat(mail(scripted("RCPT", ScriptedSmtp.SAY_NOTHING))).isInstanceOf(Outcome.Later.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(25));
    }

    @Test
    void aSenderShouldHaveAName() throws MessagingException {
        SmtpConfig named = new SmtpConfig(
                "127.0.0.1", mail.getSmtp().getPort(), null, null, "Bürö <webchat@relay.example>", SmtpSecurity.AUTO);
        MailServer server = new MailServer(named, null, java.time.Clock.systemUTC());
        open.add(server);

        mail(new SmtpCodeMailer(server));

        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getFrom()[0].toString()).contains("=?UTF-8?");
        assertThat(((jakarta.mail.internet.InternetAddress) message.getFrom()[0]).getPersonal())
                .isEqualTo("Bürö");
    }
}
