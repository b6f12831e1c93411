package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LogCheckTest {
    private static String event(long seq, long number) {
        return "{\"seq\":" + seq + ",\"message\":" + Texts.send("bob", number) + "}";
    }

    @Test
    void denseAndOrderedPagesPass() {
        LogCheck check = new LogCheck(3);
        check.page("[" + event(1, 1) + "," + event(2, 2) + "]");
        check.page("[" + event(3, 3) + "]");
        assertThat(check.number()).isEqualTo(3);
    }

    @Test
    void aHoleInTheLogFails() {
        LogCheck check = new LogCheck(2);
        assertThatThrownBy(() -> check.page(event(1, 1) + event(3, 2))).hasMessage("event 3 follows event 1");
    }

    @Test
    void aLostARepeatedAndAMovedMessageFail() {
        assertThatThrownBy(() -> new LogCheck(3).page(event(1, 1) + event(2, 3)))
                .hasMessage("message 3 follows message 1");
        assertThatThrownBy(() -> new LogCheck(3).page(event(1, 1) + event(2, 1)))
                .hasMessage("message 1 follows message 1");
        assertThatThrownBy(() -> new LogCheck(3).page(event(1, 2) + event(2, 1)))
                .hasMessage("message 2 follows message 0");
    }
}
