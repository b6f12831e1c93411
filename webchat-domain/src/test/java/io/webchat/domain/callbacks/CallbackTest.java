package io.webchat.domain.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.Refusal;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final CallbackSecret FIRST = CallbackSecret.of(new byte[24]);
    private static final CallbackSecret SECOND = CallbackSecret.of(new byte[32]);

    private final Callback callback = new Callback(
            new CallbackId("cb_" + "0".repeat(32)),
            new AccountId(1),
            TargetUrl.parse("url", "https://example.com/"),
            new CallbackFilter(List.of(), List.of()),
            CallbackSecrets.only(FIRST),
            null,
            null,
            START);

    private static Attempt status(Instant at, int status) {
        return Attempt.answered(at, Duration.ofMillis(1), status, null);
    }

    private static Attempt timeout(Instant at) {
        return Attempt.failed(at, Duration.ofSeconds(15), Attempt.Fault.TIMEOUT);
    }

    @Test
    void aFailureShouldBeRememberedUntilTheNextSuccess() {
        Callback failing = callback.after(status(START, 500));
        assertThat(failing.failingSince()).isEqualTo(START);
        assertThat(failing.after(timeout(START.plusSeconds(5))).failingSince()).isEqualTo(START);
        assertThat(failing.after(status(START.plusSeconds(9), 299)).failingSince())
                .isNull();
        assertThat(failing.active()).isTrue();
    }

    @Test
    void fiveDaysOfFailureShouldDisable() {
        Callback failing = callback.after(timeout(START));

        assertThat(failing.after(timeout(START.plus(Duration.ofDays(5)).minusNanos(1_000)))
                        .active())
                .isTrue();
        assertThat(failing.after(timeout(START.plus(Duration.ofDays(5)))).disabled())
                .isEqualTo(Disabled.FAILING);
        assertThat(failing.after(status(START.plus(Duration.ofDays(4)), 200))
                        .after(timeout(START.plus(Duration.ofDays(6))))
                        .active())
                .isTrue();
    }

    @Test
    void goneShouldDisableAtOnce() {
        assertThat(callback.after(status(START, 410)).disabled()).isEqualTo(Disabled.GONE);
    }

    @Test
    void oneThatIsOffShouldStayAsItIs() {
        Callback off = callback.disabled(Disabled.BY_OWNER);

        assertThat(off.after(status(START, 410))).isEqualTo(off);
        assertThat(off.after(status(START, 200))).isEqualTo(off);
        assertThatThrownBy(off::requireActive).isInstanceOf(Refusal.class);
        assertThat(callback.after(timeout(START)).disabled(Disabled.FAILING).enabled())
                .isEqualTo(callback);
    }

    @Test
    void aChangedSecretShouldOverlapWithTheOneBefore() {
        CallbackSecrets changed = CallbackSecrets.only(FIRST).changedTo(SECOND, START, Duration.ofDays(1));

        assertThat(changed.at(START)).containsExactly(SECOND, FIRST);
        assertThat(changed.at(START.plus(Duration.ofDays(1)).minusNanos(1))).containsExactly(SECOND, FIRST);
        assertThat(changed.at(START.plus(Duration.ofDays(1)))).containsExactly(SECOND);
        assertThat(CallbackSecrets.only(FIRST)
                        .changedTo(SECOND, START, Duration.ZERO)
                        .at(START))
                .containsExactly(SECOND);
    }

    @Test
    void aSecretShouldNotPrint() {
        assertThat(callback.toString()).doesNotContain(FIRST.value()).contains("[REDACTED]");
        assertThat(FIRST.key()).isEqualTo(new byte[24]);
        assertThat(FIRST.value()).isEqualTo("whsec_" + "A".repeat(32));
    }
}
