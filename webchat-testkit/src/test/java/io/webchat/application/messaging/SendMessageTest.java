package io.webchat.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.identity.UpdateProfile;
import io.webchat.domain.messaging.Channel;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendMessageTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private long lastOf(SignedIn reader) {
        return relay.store().inboxes().bounds(reader.account().id()).last();
    }

    @Test
    void aMessageShouldStandInBothLogs() {
        SendMessage.Sent sent = talk.send(ada, " BOB ", "hello");

        assertThat(sent.conversation()).isEqualTo("dm:bob");
        assertThat(sent.duplicate()).isFalse();
        assertThat(sent.message().sender()).isEqualTo(ada.account().id());
        assertThat(sent.message().conversationSeq()).isEqualTo(1);
        assertThat(sent.message().createdAt()).isEqualTo(relay.clock().instant());
        assertThat(relay.store().messageLog().find(sent.message().id())).contains(sent.message());
        assertThat(lastOf(ada)).isEqualTo(1);
        assertThat(lastOf(bob)).isEqualTo(1);
    }

    @Test
    void toOneselfShouldBeASavedMessage() {
        SendMessage.Sent sent = talk.send(ada, "ada", "note");

        assertThat(sent.conversation()).isEqualTo("dm:ada");
        assertThat(lastOf(ada)).isEqualTo(1);
    }

    @Test
    void anEarlierAddressShouldReachItsAccountUnderThePresentOne() {
        relay.the(UpdateProfile.class).handle(new UpdateProfile.Command(bob, null, null, "robert"));

        assertThat(talk.send(ada, "bob", "hello").conversation()).isEqualTo("dm:robert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "not an address", "group:grp_1", "b0b"})
    void anUnknownRecipientShouldBeRefusedAndNothingElseSaid(String to) {
        assertThat(Refused.word(() -> talk.send(ada, to, "hello"))).isEqualTo("recipient_unknown");
    }

    @Test
    void aTextShouldKeepTheRules() {
        assertThat(Refused.field(() -> talk.send(ada, "bob", " "))).isEqualTo("text:required");
        assertThat(Refused.field(() -> talk.send(ada, "bob", "x".repeat(16_001))))
                .isEqualTo("text:too_long");
        assertThat(Refused.field(() -> talk.send(ada, "bob", "\ud800"))).isEqualTo("text:lone_surrogate");
        assertThat(lastOf(bob)).isZero();
    }

    @Test
    void channelsWithoutAWayShouldBeRefused() {
        for (Channel channel : Channel.values()) {
            SendMessage.Command command =
                    new SendMessage.Command(ada, channel, "bob", "hello", null, null, null, null, null);
            if (channel != Channel.PCHAT) {
                assertThat(Refused.word(() -> relay.the(SendMessage.class).handle(command)))
                        .isEqualTo("channel_unavailable");
            }
        }
    }

    @Test
    void theSourceShouldBeTheCallersOwn() {
        talk.send(ada, "bob", "hello", "ada", null, null, null);
        talk.send(ada, "bob", "hello", " ADA ", null, null, null);
        talk.send(ada, "bob", "hello", " ", null, null, null);

        assertThat(Refused.word(() -> talk.send(ada, "bob", "hello", "bob", null, null, null)))
                .isEqualTo("sender_mismatch");
        assertThat(Refused.word(() -> talk.send(ada, "bob", "hello", "nobody", null, null, null)))
                .isEqualTo("sender_mismatch");
    }

    @Test
    void aRepeatShouldBeTheFirstMessage() {
        SendMessage.Sent first = talk.keyed(ada, "bob", "pay", "k");
        relay.clock().advance(Duration.ofSeconds(1));

        assertThat(talk.keyed(ada, "bob", "pay", " k "))
                .isEqualTo(new SendMessage.Sent(first.message(), "dm:bob", true));
        assertThat(Refused.field(() -> talk.keyed(ada, "bob", "pay more", "k"))).isEqualTo("idempotency_key:used");
        assertThat(Refused.word(() -> talk.keyed(ada, "ada", "pay", "k"))).isEqualTo("idempotency_conflict");
        assertThat(talk.keyed(bob, "ada", "pay", "k").duplicate()).isFalse();
        assertThat(lastOf(bob)).isEqualTo(2);
    }

    @Test
    void aReplyShouldAnswerAMessageOfTheSameConversation() {
        SignedIn cid = relay.signIn("cid");
        String question = talk.send(bob, "ada", "question").message().id().toString();
        String elsewhere = talk.send(cid, "ada", "elsewhere").message().id().toString();

        SendMessage.Sent answer = talk.send(ada, "bob", "answer", null, question, null, null);

        assertThat(answer.message().content().replyTo()).hasToString(question);
        assertThat(Refused.field(() -> talk.send(ada, "bob", "x", null, elsewhere, null, null)))
                .isEqualTo("reply_to:unknown");
        assertThat(Refused.field(() -> talk.send(ada, "bob", "x", null, "msg_1", null, null)))
                .isEqualTo("reply_to:unknown");
        assertThat(talk.send(ada, "bob", "x", null, " ", null, null)
                        .message()
                        .content()
                        .replyTo())
                .isNull();
    }

    @Test
    void anExpiredMessageShouldNotBeHandedOut() {
        SendMessage.Sent sent = talk.send(ada, "bob", "secret", null, null, Duration.ofSeconds(60), null);
        ReadMessage read = relay.the(ReadMessage.class);
        String id = sent.message().id().toString();

        relay.clock().advance(Duration.ofSeconds(59));
        assertThat(read.one(bob, id).message().text()).isEqualTo("secret");
        relay.clock().advance(Duration.ofSeconds(1));

        assertThat(read.one(bob, id).message().expired()).isTrue();
        assertThat(read.one(bob, id).message().text()).isEmpty();
    }

    @Test
    void aLifeShouldBeASecondToAYear() {
        talk.send(ada, "bob", "x", null, null, Duration.ofSeconds(1), null);
        talk.send(ada, "bob", "x", null, null, Duration.ofDays(366), null);

        for (Duration life : new Duration[] {
            Duration.ZERO,
            Duration.ofMillis(999),
            Duration.ofSeconds(-1),
            Duration.ofDays(366).plusMillis(1)
        }) {
            assertThat(Refused.field(() -> talk.send(ada, "bob", "x", null, null, life, null)))
                    .isEqualTo("expires_in:out_of_range");
        }
    }
}
