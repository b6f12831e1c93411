package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.application.bridge.Gateway;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class EmailGatewayTest {
    @RegisterExtension
    final GreenMailExtension mail = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    private static final MessageId ID = new MessageId(UUID.fromString("019a0000-0000-7000-8000-000000000001"));

    private static Gateway.Outgoing message(@Nullable String subject) {
        return new Gateway.Outgoing(
                ID,
                Channel.EMAIL,
                "bob@example.com",
                "Grüße",
                subject,
                new Gateway.Sender("Ada Löwe", new EmailAddress("ada@example.com")),
                null,
                false);
    }

    private static Route route(Map<String, String> settings) {
        return new Route(Gateway.MAIL, settings);
    }

    @Test
    void aMessageShouldArriveAsMail() throws Exception {
        try (MailServer server = Servers.server(mail.getSmtp().getPort())) {
            Gateway.Outcome outcome = new EmailGateway(server).send(route(Map.of()), message("Über alles"));

            assertThat(outcome).isEqualTo(new Gateway.Outcome.Taken(null, Progress.SENT));
            MimeMessage got = mail.getReceivedMessages()[0];
            assertThat(got.getSubject()).isEqualTo("Über alles");
            assertThat(got.getContent().toString().strip()).isEqualTo("Grüße");
            assertThat(got.getMessageID()).isEqualTo("<" + ID + "@relay.example>");
            InternetAddress from = (InternetAddress) got.getFrom()[0];
            assertThat(from.getAddress()).isEqualTo("webchat@relay.example");
            assertThat(from.getPersonal()).isEqualTo("Ada Löwe (WebChat)");
            assertThat(((InternetAddress) got.getReplyTo()[0]).getAddress()).isEqualTo("ada@example.com");
        }
    }

    @Test
    void answersShouldGoWhereTheRouteSays() throws Exception {
        try (MailServer server = Servers.server(mail.getSmtp().getPort())) {
            new EmailGateway(server).send(route(Map.of("reply_to", "desk@example.com")), message(null));

            MimeMessage got = mail.getReceivedMessages()[0];
            assertThat(got.getSubject()).isEqualTo("Message from Ada Löwe");
            assertThat(((InternetAddress) got.getReplyTo()[0]).getAddress()).isEqualTo("desk@example.com");
        }
    }

    @Test
    void aBadAddressShouldFailTheMessageAndADeadServerNot() throws Exception {
        try (ScriptedSmtp smtp = ScriptedSmtp.saying("RCPT", "550 5.1.1 no such user");
                MailServer server = Servers.server(smtp.port())) {
            assertThat(new EmailGateway(server).send(route(Map.of()), message(null)))
                    .isEqualTo(new Gateway.Outcome.Refused("the mail server says: 550 5.1.1 no such user"));
            smtp.close();
            assertThat(new EmailGateway(server).send(route(Map.of()), message(null)))
                    .isInstanceOfSatisfying(
                            Gateway.Outcome.Later.class,
                            later -> assertThat(later.wholeRoute()).isTrue());
        }
    }

    @Test
    void aRouteShouldHaveKnownSettings() {
        EmailGateway gateway = new EmailGateway(Servers.server(1));

        gateway.check(route(Map.of("reply_to", "desk@example.com")));
        assertThatThrownBy(() -> gateway.check(route(Map.of("reply_to", "desk"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.check(route(Map.of("url", "x")))).isInstanceOf(Refusal.class);
    }
}
