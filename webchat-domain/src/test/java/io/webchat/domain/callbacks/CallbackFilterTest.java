package io.webchat.domain.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.Refusal;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackFilterTest {
    private static Message message(Channel channel, String text, @Nullable String subject) {
        return new Message(
                new MessageId(new UUID(0, 1)),
                new ConversationId(1),
                1,
                new AccountId(1),
                channel,
                new Content(text, subject, null),
                Instant.EPOCH,
                null,
                null,
                null);
    }

    private static boolean finds(List<String> keywords, String text) {
        return CallbackFilter.of(null, keywords).test().test(message(Channel.PCHAT, text, null));
    }

    @ParameterizedTest
    @CsvSource({
        "ALERT, an alert came",
        "alert, ALERT!",
        "oom, 'pod-7: OOM'",
        "oom, oom",
        "OOM, (oom)",
        "OOM, pod-oom-7",
        "out of memory, The pod is Out Of Memory now",
        "größe, Die GRÖSSE? Nein: die Größe",
        "straße, STRAßE",
        "ÄRGER, viel ärger",
        "番茄, 我喜欢吃番茄和黄瓜",
        "トマト, 私はトマトが好きです",
        "มะเขือ, ฉันชอบมะเขือเทศ",
        "서울, 서울에서 만나요",
        "resume, my résumé",
        "ＡＬＥＲＴ, an alert came",
        "café, Café",
        "c++, I like C++.",
        "c++, C++17",
        "#help, send #help now",
        "5%, it is 5% more",
        "a.b, see a.b here",
        "привет, 'Привет, мир'",
        "Ω, 10 ω",
        "é, caf\u00e9 e\u0301",
        "\\E, a \\E b",
    })
    void aKeywordShouldBeFoundAsAWholeWordInAnyCase(String keyword, String text) {
        assertThat(finds(List.of(keyword), text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ALERT, alerts",
        "ALERT, redalert",
        "ALERT, 'alert_level'",
        "OOM, room 7",
        "oom, zoom",
        "oom, 2oom",
        "e, caf\u00e9",
        "cafe, cafes",
        "out of memory, out of  memory",
        "a.b, axb",
        ".*, anything",
        "мир, миру",
    })
    void partsOfWordsShouldNotBeFound(String keyword, String text) {
        assertThat(finds(List.of(keyword), text)).isFalse();
    }

    @Test
    void oneOfSeveralKeywordsShouldDoAndNoneShouldBeAll() {
        assertThat(finds(List.of("ALERT", "OOM"), "an oom")).isTrue();
        assertThat(finds(List.of("ALERT", "OOM"), "nothing")).isFalse();
        assertThat(finds(List.of(), "nothing")).isTrue();
    }

    @Test
    void aSubjectShouldCountToo() {
        CallbackFilter filter = CallbackFilter.of(null, List.of("alert"));

        assertThat(filter.test().test(message(Channel.EMAIL, "text", "An Alert")))
                .isTrue();
        assertThat(filter.test().test(message(Channel.EMAIL, "text", "Nothing")))
                .isFalse();
    }

    @Test
    void aCaptionShouldCountToo() {
        Attachment captioned = new Attachment(new FileId(new UUID(0, 1)), FileKind.IMAGE, "the alert");
        Attachment plain = new Attachment(new FileId(new UUID(0, 2)), FileKind.FILE, null);
        Predicate<Message> test = CallbackFilter.of(null, List.of("alert")).test();

        assertThat(test.test(message(new Content("", null, null, List.of(plain, captioned)))))
                .isTrue();
        assertThat(test.test(message(new Content("", null, null, List.of(plain)))))
                .isFalse();
    }

    private static Message message(Content content) {
        return new Message(
                new MessageId(new UUID(0, 1)),
                new ConversationId(1),
                1,
                new AccountId(1),
                Channel.PCHAT,
                content,
                Instant.EPOCH,
                null,
                null,
                null);
    }

    @Test
    void channelsShouldChoose() {
        CallbackFilter filter = CallbackFilter.of(List.of("SMS", " wa ", "sms"), null);

        assertThat(filter.channels()).containsExactly(Channel.SMS, Channel.WA);
        assertThat(filter.test().test(message(Channel.SMS, "x", null))).isTrue();
        assertThat(filter.test().test(message(Channel.PCHAT, "x", null))).isFalse();
        assertThat(CallbackFilter.of(List.of(), null).test().test(message(Channel.PCHAT, "x", null)))
                .isTrue();
    }

    @Test
    void whatIsNotAllowedShouldBeRefused() {
        assertThatThrownBy(() -> CallbackFilter.of(List.of("fax"), null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> CallbackFilter.of(null, List.of(" "))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> CallbackFilter.of(null, List.of("x".repeat(101))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> CallbackFilter.of(null, Collections.nCopies(101, "x")))
                .isInstanceOf(Refusal.class);
        assertThat(CallbackFilter.of(null, Collections.nCopies(100, "x")).keywords())
                .containsExactly("x");
    }
}
