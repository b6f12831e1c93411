package io.webchat.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.Refusal;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import io.webchat.testkit.identity.RecordingLoginCodeSender;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestLoginCodeTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");

    private final TestRelay relay = TestRelay.inMemory(new LoginConfig(AccessPolicy.everybody(), null, false));

    private static RequestLoginCode.Sent request(TestRelay relay, EmailAddress email, @Nullable String name) {
        return relay.requestCode(email, name);
    }

    private LoginCode stored() {
        return relay.store().loginCodes().find(ADA).orElseThrow();
    }

    @Test
    void aCodeShouldBeMailed() {
        RequestLoginCode.Sent sent = request(relay, ADA, null);

        assertThat(sent.code()).matches("[0-9]{6}");
        assertThat(sent.goodFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(sent.resendAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(relay.mail().sent())
                .containsExactly(new RecordingLoginCodeSender.Mail(ADA, sent.code(), Duration.ofMinutes(10)));
        assertThat(sent.toString()).doesNotContain(sent.code());
    }

    @Test
    void aCodeShouldBeStoredOnlyAsAHash() {
        RequestLoginCode.Sent sent = request(relay, ADA, " Ada ");

        assertThat(stored().toString()).doesNotContain(sent.code());
        assertThat(stored().displayName()).isEqualTo("Ada");
        assertThat(stored().sentAt()).isEqualTo(relay.clock().instant());
        assertThat(stored().wrongTries()).isZero();
    }

    @Test
    void anotherCodeShouldWaitThirtySeconds() {
        request(relay, ADA, null);
        relay.clock().advance(Duration.ofSeconds(29));
        Refusal early = Refused.refusal(() -> request(relay, ADA, null));

        assertThat(early.code().wireName()).isEqualTo("rate_limited");
        assertThat(early.retryAfter()).contains(Duration.ofSeconds(1));
        request(relay, new EmailAddress("bob@example.com"), null);
        relay.clock().advance(Duration.ofSeconds(1));
        request(relay, ADA, null);
    }

    @Test
    void aMailboxShouldGetTenCodesAnHour() {
        int sent = 0;
        for (int i = 0; i < 120; i++) {
            sent += passes() ? 1 : 0;
            relay.clock().advance(Duration.ofSeconds(30));
        }

        assertThat(sent)
                .as("ten at once, and ten more as the allowance fills again")
                .isBetween(19, 20);
    }

    private boolean passes() {
        try {
            request(relay, ADA, null);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    @Test
    void developmentShouldLiftBothLimits() {
        TestRelay development = TestRelay.inMemory();

        for (int i = 0; i < 30; i++) {
            assertThat(request(development, ADA, null).resendAfter()).isZero();
        }
    }

    @Test
    void whoIsNotAdmittedShouldGetNoCode() {
        TestRelay closed = TestRelay.inMemory(
                new LoginConfig(new AccessPolicy(false, Set.of(), Set.of(), Set.of(ADA), Set.of()), null, true));
        EmailAddress stranger = new EmailAddress("stranger@example.com");

        assertThat(closed.the(RequestLoginCode.class).handle(new RequestLoginCode.Command(stranger, null, "192.0.2.1")))
                .isInstanceOf(RequestLoginCode.Pending.class);

        assertThat(closed.mail().sent()).isEmpty();
        assertThat(closed.store().loginCodes().find(stranger)).isEmpty();
        request(closed, ADA, null);
    }

    @Test
    void aNameShouldBeALabel() {
        assertThat(Refused.field(() -> request(relay, ADA, "a\nb"))).isEqualTo("display_name:control_character");
        assertThat(Refused.field(() -> request(relay, ADA, "x".repeat(81)))).isEqualTo("display_name:too_long");
        request(relay, ADA, " ");
        assertThat(stored().displayName()).isNull();
    }

    @Test
    void mailThatIsDownShouldBeSaid() {
        relay.mail().breakDown();

        assertThat(Refused.word(() -> request(relay, ADA, null))).isEqualTo("mail_unavailable");
    }
}
