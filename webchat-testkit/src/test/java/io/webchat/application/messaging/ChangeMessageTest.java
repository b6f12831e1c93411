package io.webchat.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.groups.Community;
import io.webchat.application.groups.ManageMembers;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.Role;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeMessageTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final Community community = new Community(relay);
    private final ChangeMessage change = relay.the(ChangeMessage.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn cid = relay.signIn("cid");

    private String sent(SignedIn sender, String to) {
        return talk.send(sender, to, "hello").message().id().toString();
    }

    private Message stored(String id) {
        return relay.store()
                .messageLog()
                .find(MessageId.parse(id).orElseThrow())
                .orElseThrow();
    }

    @Test
    void anEditShouldBeToldToAllWhoHaveTheMessage() {
        String id = sent(ada, "bob");
        relay.clock().advance(Duration.ofSeconds(1));

        MessageView edited = change.edit(ada, id, "hi");

        assertThat(edited.text()).isEqualTo("hi");
        assertThat(edited.message().editedAt()).isEqualTo(relay.clock().instant());
        assertThat(stored(id)).isEqualTo(edited.message());
        assertThat(community.last(ada)).isEqualTo(new Happening.MessageEdited(edited.message()));
        assertThat(community.last(bob)).isEqualTo(new Happening.MessageEdited(edited.message()));
        assertThat(change.edits(bob, id)).containsExactly(new Messages.Edit("hello", relay.clock().instant()));
    }

    @Test
    void theSameTextShouldBeNoEdit() {
        String id = sent(ada, "bob");

        assertThat(change.edit(ada, id, "hello").message().editedAt()).isNull();

        assertThat(community.log(bob)).hasSize(1);
        assertThat(change.edits(ada, id)).isEmpty();
    }

    @Test
    void anEditShouldKeepTheRulesOfATextAndOfItsSender() {
        String id = sent(ada, "bob");

        assertThat(Refused.field(() -> change.edit(ada, id, " "))).isEqualTo("text:required");
        assertThat(Refused.field(() -> change.edit(ada, id, "x".repeat(16_001)))).isEqualTo("text:too_long");
        assertThat(Refused.word(() -> change.edit(bob, id, "hi"))).isEqualTo("not_yours");
        assertThat(Refused.word(() -> change.edit(cid, id, "hi"))).isEqualTo("not_found");
        assertThat(Refused.word(() -> change.edit(ada, "msg_1", "hi"))).isEqualTo("not_found");
        assertThat(Refused.word(() -> change.edits(cid, id))).isEqualTo("not_found");
    }

    @Test
    void aDeletionShouldLeaveATombstoneAndBeToldOnce() {
        String id = sent(ada, "bob");
        change.edit(ada, id, "hi");

        change.delete(ada, id);
        change.delete(ada, id);

        assertThat(stored(id).deleted()).isTrue();
        assertThat(community.log(bob)).hasSize(3).endsWith(new Happening.MessageDeleted(stored(id)));
        assertThat(relay.the(ReadMessage.class).one(bob, id).message().text()).isEmpty();
        assertThat(Refused.word(() -> change.edit(ada, id, "again"))).isEqualTo("already_deleted");
        assertThat(Refused.word(() -> change.edits(ada, id))).isEqualTo("already_deleted");
    }

    @Test
    void betweenTwoOnlyTheSenderShouldDelete() {
        String id = sent(ada, "bob");

        assertThat(Refused.word(() -> change.delete(bob, id))).isEqualTo("not_yours");
        assertThat(Refused.word(() -> change.delete(cid, id))).isEqualTo("not_found");
    }

    @Test
    void whoLooksAfterAGroupShouldDeleteButNotEdit() {
        String team = community.create(ada, Community.CHAT, "bob", "cid");
        String id = sent(bob, Community.to(team));
        assertThat(Refused.word(() -> change.delete(cid, id))).isEqualTo("not_yours");
        assertThat(Refused.word(() -> change.edit(ada, id, "hi"))).isEqualTo("not_yours");

        change.delete(ada, id);

        for (SignedIn member : List.of(ada, bob, cid)) {
            assertThat(community.last(member)).isEqualTo(new Happening.MessageDeleted(stored(id)));
        }
    }

    @Test
    void whoMayNoLongerWriteToAStreamShouldNotEditThere() {
        String news = community.create(ada, Community.STREAM, "bob");
        relay.the(ManageMembers.class).changeRole(ada, news, "bob", Role.ADMIN);
        String id = sent(bob, Community.to(news));
        relay.the(ManageMembers.class).changeRole(ada, news, "bob", Role.MEMBER);

        assertThat(Refused.word(() -> change.edit(bob, id, "hi"))).isEqualTo("stream_read_only");
        change.delete(bob, id);
    }

    @Test
    void whoLeftShouldChangeNothingThere() {
        String team = community.create(ada, Community.CHAT, "bob");
        String id = sent(bob, Community.to(team));
        relay.the(ManageMembers.class).leave(bob, team);

        assertThat(Refused.word(() -> change.edit(bob, id, "hi"))).isEqualTo("not_found");
        assertThat(Refused.word(() -> change.delete(bob, id))).isEqualTo("not_found");
    }
}
