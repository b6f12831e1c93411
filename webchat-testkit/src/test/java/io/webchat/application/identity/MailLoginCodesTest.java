package io.webchat.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.application.identity.CodeMailer.Outcome;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import io.webchat.testkit.identity.ScriptedCodeMailer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailLoginCodesTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final TestRelay relay = TestRelay.inMemory();
    private final ScriptedCodeMailer server = relay.codeMailer();
    private final CodeOutbox outbox = relay.store().codeOutbox();
    private final MailLoginCodes mail =
            new MailLoginCodes(outbox, relay.the(TryCodeMail.class), relay.clock(), PATIENCE);

    /** As the use case does: stores the hash, then sends. */
    private void send(String code) {
        relay.store()
                .loginCodes()
                .put(new LoginCode(ADA, relay.the(CodeHash.class).of(ADA, code), null, now(), 0));
        mail.send(ADA, code, LoginCode.LIFE);
    }

    private Instant now() {
        return relay.clock().instant();
    }

    private boolean waiting() {
        return !outbox.lease(now().plus(Duration.ofMinutes(9)), now().plus(Duration.ofMinutes(9)), 10)
                .isEmpty();
    }

    private List<String> codes() {
        return server.tried().stream().map(ScriptedCodeMailer.Tried::code).toList();
    }

    private void retry() {
        relay.the(RetryCodeMails.class).work();
    }

    @Test
    void aQuickServerShouldGetTheCodeAndNothingShouldStay() {
        send("012345");

        assertThat(codes()).containsExactly("012345");
        assertThat(server.tried().getFirst().goodFor()).isEqualTo(LoginCode.LIFE);
        assertThat(waiting()).isFalse();
    }

    @Test
    void aMailboxThatIsRefusedShouldBeSaid() {
        server.answering(new Outcome.Refused("550"));

        assertThat(Refused.word(() -> send("012345"))).isEqualTo("email_undeliverable");
        assertThat(waiting()).isFalse();
    }

    @Test
    void aServerThatIsDownShouldGetTheSameMailLater() {
        server.answering(new Outcome.Later("down"));
        send("012345");
        retry();
        assertThat(codes()).hasSize(1);
        server.answering(new Outcome.Taken());

        relay.clock().advance(Duration.ofSeconds(7));
        retry();

        await().until(() -> codes().size() == 2);
        await().until(() -> !waiting());
        assertThat(server.tried())
                .extracting(ScriptedCodeMailer.Tried::mail)
                .containsOnly(server.tried().getFirst().mail());
        assertThat(server.tried().getLast().goodFor()).isEqualTo(LoginCode.LIFE.minusSeconds(7));
    }

    @Test
    void aSlowServerShouldNotKeepTheCallerAndNotBeAskedTwice() {
        server.hold();
        send("012345");
        relay.clock().advance(Duration.ofMinutes(1));
        retry();

        server.release();

        await().until(() -> !waiting());
        assertThat(codes()).hasSize(1);
    }

    @Test
    void whatARelayDiedOverShouldBeTriedAgain() {
        server.hold();
        send("012345");

        relay.clock().advance(WaitingCode.LEASE);
        retry();

        await().until(() -> codes().size() == 2);
        server.release();
    }

    @Test
    void aCodeThatRanOutShouldNotBeMailed() {
        server.answering(new Outcome.Later("down"));
        send("012345");

        relay.clock().advance(LoginCode.LIFE);
        retry();

        assertThat(codes()).hasSize(1);
        assertThat(waiting()).isFalse();
    }

    @Test
    void itShouldBeTriedOftenAndNotForEver() {
        server.answering(new Outcome.Later("down"));
        send("012345");

        for (int second = 0; second < 600; second++) {
            relay.clock().advance(Duration.ofSeconds(1));
            outbox.lease(now(), now().plus(WaitingCode.LEASE), 10).forEach(relay.the(TryCodeMail.class)::once);
        }

        assertThat(codes().size()).isBetween(9, 14);
        assertThat(waiting()).isFalse();
    }

    @Test
    void aCodeThatWasUsedShouldNotBeMailed() {
        server.answering(new Outcome.Later("down"));
        send("012345");
        relay.store().loginCodes().use(relay.store().loginCodes().find(ADA).orElseThrow());

        relay.clock().advance(Duration.ofMinutes(1));
        retry();

        await().until(() -> !waiting());
        assertThat(codes()).hasSize(1);
    }

    @Test
    void aNewerCodeShouldBeTheOnlyOneThatWaits() {
        server.answering(new Outcome.Later("down"));
        send("012345");
        send("543210");
        server.answering(new Outcome.Taken());

        relay.clock().advance(Duration.ofMinutes(1));
        retry();

        await().until(() -> !waiting());
        assertThat(codes()).containsExactly("012345", "543210", "543210");
    }

    @Test
    void aCodeShouldNotBeShownByAccident() {
        WaitingCode waiting = new WaitingCode(java.util.UUID.randomUUID(), ADA, "012345", now(), now(), 1);

        assertThat(waiting.toString()).doesNotContain("012345");
    }
}
