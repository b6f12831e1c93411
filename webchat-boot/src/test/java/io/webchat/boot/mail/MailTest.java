package io.webchat.boot.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Login codes by a real mail server. */
@Timeout(90)
class MailTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private GreenMail server = start(0);
    private WebChatRelay relay;

    private static GreenMail start(int port) {
        ServerSetup setup = port == 0 ? ServerSetup.SMTP.dynamicPort() : new ServerSetup(port, null, "smtp");
        GreenMail started = new GreenMail(setup);
        started.start();
        return started;
    }

    @BeforeEach
    void startRelay() throws Exception {
        Map<String, String> settings =
                RELAY.postgres().settings(RELAY.postgres().newDatabase());
        settings.put("PCHAT_DEV_EXPOSE_CODES", "false");
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", Integer.toString(server.getSmtp().getPort()));
        settings.put("SMTP_FROM", "Our relay <webchat@example.com>");
        relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
        server.stop();
    }

    private Answer request(String email) {
        return Client.of(relay.url()).post("/api/v1/pchat/auth/request-code", Map.of("email", email));
    }

    private String codeOf(String email) {
        MimeMessage mail = Arrays.stream(server.getReceivedMessagesForDomain(email))
                .reduce((older, newer) -> newer)
                .orElseThrow();
        Matcher code = CODE.matcher(GreenMailUtil.getBody(mail));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private Answer verify(String email, String code) {
        return Client.of(relay.url())
                .post("/api/v1/pchat/auth/verify-code", Map.of("email", email, "code", code, "chat_address", "ada"));
    }

    private Answer ready() {
        return Client.of(relay.url()).get("/health/ready");
    }

    @Test
    void aMailedCodeShouldSignIn() {
        Answer asked = request("ada@example.com").expect(202);
        assertThat(asked.text("status")).isEqualTo("sent");
        assertThat(asked.json().has("dev_code")).isFalse();

        verify("ada@example.com", codeOf("ada@example.com")).expect(200);

        assertThat(ready().expect(200).text("status")).isEqualTo("ready");
    }

    @Test
    void aServerThatComesBackShouldDeliverWhatWaited() {
        int port = server.getSmtp().getPort();
        server.stop();
        request("ada@example.com").expect(202);
        Answer ready = ready().expect(200);
        assertThat(ready.text("status")).isEqualTo("degraded");
        assertThat(ready.body()).contains("\"mail\",\"ok\":false");

        server = start(port);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> server.getReceivedMessagesForDomain("ada@example.com").length == 1);
        verify("ada@example.com", codeOf("ada@example.com")).expect(200);
        assertThat(ready().expect(200).text("status")).isEqualTo("ready");
    }
}
