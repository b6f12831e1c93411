package io.webchat.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000001",
                "0195e0a0-1234-7abc-8def-0123456789ab",
                "ffffffff-ffff-ffff-ffff-ffffffffffff"
            })
    void anIdShouldComeBackFromTheWire(String uuid) {
        MessageId id = new MessageId(UUID.fromString(uuid));

        assertThat(id).hasToString("msg_" + uuid.replace("-", ""));
        assertThat(MessageId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "msg_",
                "msg_0",
                "ses_00000000000000000000000000000001",
                "00000000000000000000000000000001",
                "msg_0000000000000000000000000000000g",
                "msg_0000000000000000000000000000000A",
                "msg_000000000000000000000000000000011",
                "msg_00000000-0000-0000-0000-000000000001",
                " msg_00000000000000000000000000000001"
            })
    void whatIsNoIdShouldBeEmpty(String wire) {
        assertThat(MessageId.parse(wire)).isEmpty();
    }

    @Test
    void parseShouldNotTakeALineBreakBehindTheId() {
        assertThat(MessageId.parse("msg_00000000000000000000000000000001\n")).isEmpty();
    }
}
