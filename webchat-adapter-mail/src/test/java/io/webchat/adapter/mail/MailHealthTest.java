package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.testkit.fixture.MutableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailHealthTest {
    private final MutableClock clock = new MutableClock();

    @Test
    void aServerShouldBeAskedNowAndThen() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        try (ScriptedSmtp smtp = new ScriptedSmtp((command, time) -> down.get() ? ScriptedSmtp.HANG_UP : null);
                MailServer server = new MailServer(Servers.config(smtp.port()), null, clock)) {
            MailHealth health = new MailHealth(server);
            assertThat(health.problem()).isEmpty();
            down.set(true);
            assertThat(health.problem()).as("known for a minute").isEmpty();

            clock.advance(Duration.ofMinutes(2));

            assertThat(health.problem()).contains("The mail server can't be reached, or hangs up.");
            assertThat(health.essential()).isFalse();
            down.set(false);
            clock.advance(Duration.ofSeconds(11));
            assertThat(health.problem()).isEmpty();
        }
    }

    @Test
    void itShouldNotRepeatTheServersWords() throws Exception {
        try (ScriptedSmtp smtp = ScriptedSmtp.saying("MAIL", "550 mailbox hunter2 unknown");
                MailServer server = new MailServer(Servers.config(smtp.port()), null, clock)) {
            server.send("id", new jakarta.mail.internet.InternetAddress("a@example.com"), mail -> mail.setText("x"));

            assertThat(new MailHealth(server).problem()).contains("The mail server refuses the sender's address.");
        }
    }
}
