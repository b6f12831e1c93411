package io.webchat.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.groups.Community;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import org.junit.jupiter.api.Test;

class ReactTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final Community community = new Community(relay);
    private final React react = relay.the(React.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private static Happening changed(Message message, SignedIn by, boolean removed) {
        return new Happening.ReactionChanged(
                message.id(), message.conversation(), by.account().id(), "👍", removed);
    }

    @Test
    void aReactionShouldBeToldToBothOnce() {
        Message hello = talk.send(ada, "bob", "hello").message();
        String id = hello.id().toString();

        react.handle(bob, id, " 👍 ", false);
        react.handle(bob, id, "👍", false);

        assertThat(community.log(ada)).hasSize(2).endsWith(changed(hello, bob, false));
        assertThat(community.log(bob)).hasSize(2).endsWith(changed(hello, bob, false));
        react.handle(bob, id, "👍", true);
        react.handle(bob, id, "👍", true);
        assertThat(community.log(ada)).hasSize(3).endsWith(changed(hello, bob, true));
    }

    @Test
    void readersOfAStreamShouldReact() {
        String news = community.create(ada, Community.STREAM, "bob");
        Message hello = talk.send(ada, Community.to(news), "hello").message();

        react.handle(bob, hello.id().toString(), "👍", false);

        assertThat(community.last(ada)).isEqualTo(changed(hello, bob, false));
    }

    @Test
    void onlyAnEmojiOnAMessageOfOnesOwnShouldDo() {
        SignedIn cid = relay.signIn("cid");
        String id = talk.send(ada, "bob", "hello").message().id().toString();

        assertThat(Refused.field(() -> react.handle(bob, id, "a b", false))).isEqualTo("emoji:invalid");
        assertThat(Refused.field(() -> react.handle(bob, id, " ", false))).isEqualTo("emoji:required");
        assertThat(Refused.field(() -> react.handle(bob, id, "x".repeat(17), false)))
                .isEqualTo("emoji:too_long");
        assertThat(Refused.word(() -> react.handle(cid, id, "👍", false))).isEqualTo("not_found");
        assertThat(Refused.word(() -> react.handle(bob, "msg_1", "👍", false))).isEqualTo("not_found");

        relay.the(ChangeMessage.class).delete(ada, id);
        assertThat(Refused.word(() -> react.handle(bob, id, "👍", false))).isEqualTo("not_found");
    }
}
