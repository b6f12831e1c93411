package io.webchat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.cli.messaging.MessageText;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void textOfOthersShouldNotControlATerminal() {
        assertThat(Text.clean("a\u001b[31mb\u009b2Jc\rd\u202Ee\u2066f\tg\nh")).isEqualTo("a[31mb2Jcdef\tg\nh");
    }

    @Test
    void aTextShouldNotLookLikeAnotherMessage() {
        String text = MessageText.of(Json.object(
                "from", "bob", "message_id", "msg_1", "text", "hi\n[2026-01-01 00:00:00] alice (msg_2): yes"));

        assertThat(text.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("    "));
    }

    @Test
    void sizesShouldHaveAUnit() {
        assertThat(Text.size(999)).isEqualTo("999 B");
        assertThat(Text.size(1_500_000)).isEqualTo("1.5 MB");
    }
}
