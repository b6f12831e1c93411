package io.webchat.domain.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.calls.Call.Signal;
import io.webchat.domain.calls.Call.State;
import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId CALLER = new AccountId(1);
    private static final AccountId CALLEE = new AccountId(2);

    private static Call call(State state) {
        return new Call("call_1", CALLER, CALLEE, Call.Media.AUDIO, state, NOW, null, null);
    }

    /** In each state, each signal of each side. */
    @ParameterizedTest
    @CsvSource({
        "RINGING,   ANSWER,    2, ACTIVE",
        "RINGING,   ANSWER,    1, answer_not_allowed",
        "RINGING,   CANDIDATE, 1, RINGING",
        "RINGING,   CANDIDATE, 2, RINGING",
        "RINGING,   DECLINE,   2, DECLINED",
        "RINGING,   DECLINE,   1, answer_not_allowed",
        "RINGING,   HANGUP,    1, CANCELLED",
        "RINGING,   HANGUP,    2, CANCELLED",
        "ACTIVE,    ANSWER,    2, already_decided",
        "ACTIVE,    ANSWER,    1, answer_not_allowed",
        "ACTIVE,    CANDIDATE, 1, ACTIVE",
        "ACTIVE,    CANDIDATE, 2, ACTIVE",
        "ACTIVE,    DECLINE,   2, ENDED",
        "ACTIVE,    DECLINE,   1, answer_not_allowed",
        "ACTIVE,    HANGUP,    1, ENDED",
        "ACTIVE,    HANGUP,    2, ENDED",
        "DECLINED,  DECLINE,   2, DECLINED",
        "DECLINED,  ANSWER,    2, already_decided",
        "MISSED,    ANSWER,    2, already_decided",
        "MISSED,    HANGUP,    1, MISSED",
        "ENDED,     HANGUP,    2, ENDED",
        "ENDED,     CANDIDATE, 1, already_decided",
        "CANCELLED, ANSWER,    2, already_decided",
        "CANCELLED, DECLINE,   2, already_decided",
    })
    void aSignalShouldMoveTheCallOrBeRefused(State state, Signal signal, long by, String outcome) {
        Call call = call(state);
        if (outcome.equals(outcome.toUpperCase(Locale.ROOT))) {
            assertThat(call.after(signal, new AccountId(by), NOW).state()).isEqualTo(State.valueOf(outcome));
        } else {
            assertThatThrownBy(() -> call.after(signal, new AccountId(by), NOW)).hasMessageStartingWith(outcome + ":");
        }
    }

    @Test
    void itShouldRingForItsTime() {
        Call call = call(State.RINGING);

        assertThat(call.rangTooLongAt(NOW.plusSeconds(44))).isFalse();
        assertThat(call.rangTooLongAt(NOW.plusSeconds(45))).isTrue();
        assertThat(call(State.ACTIVE).rangTooLongAt(NOW.plusSeconds(45))).isFalse();
        assertThat(call.missed(NOW.plusSeconds(45)).state()).isEqualTo(State.MISSED);
    }
}
