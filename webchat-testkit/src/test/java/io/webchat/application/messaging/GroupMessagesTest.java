package io.webchat.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.groups.Community;
import io.webchat.application.groups.FanOutWorker;
import io.webchat.application.groups.JoinGroup;
import io.webchat.application.groups.ManageMembers;
import io.webchat.application.groups.TellGroup;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.domain.groups.Role;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupMessagesTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final Community community = new Community(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn cid = relay.signIn("cid");

    private List<Happening.ReceiptMoved> receipts(SignedIn reader) {
        return community.log(reader).stream()
                .flatMap(happening ->
                        happening instanceof Happening.ReceiptMoved moved ? Stream.of(moved) : Stream.empty())
                .toList();
    }

    @Test
    void aMessageShouldStandInTheLogOfEveryMember() {
        String team = community.create(ada, Community.CHAT, "bob");

        SendMessage.Sent sent = talk.send(bob, Community.to(team), "hello");

        assertThat(sent.conversation()).isEqualTo(Community.to(team));
        assertThat(sent.message().conversationSeq()).isEqualTo(1);
        assertThat(community.last(ada)).isEqualTo(new Happening.MessageArrived(sent.message()));
        assertThat(community.last(bob)).isEqualTo(new Happening.MessageArrived(sent.message()));
        assertThat(community.log(cid)).isEmpty();
    }

    @Test
    void outsidersShouldNotLearnWhetherThereIsAGroup() {
        String team = community.create(ada, Community.CHAT, "bob");
        String secret = community.create(ada, Community.SECRET);
        relay.the(ManageMembers.class).remove(ada, team, "bob");

        for (SignedIn outsider : List.of(bob, cid)) {
            assertThat(Refused.word(() -> talk.send(outsider, Community.to(team), "hi")))
                    .isEqualTo("recipient_unknown");
            assertThat(Refused.word(() -> talk.send(outsider, Community.to(secret), "hi")))
                    .isEqualTo("recipient_unknown");
        }
    }

    @Test
    void onlyThoseWhoLookAfterAStreamShouldWriteToIt() {
        String news = community.create(ada, Community.STREAM, "bob", "cid");
        relay.the(ManageMembers.class).changeRole(ada, news, "cid", Role.ADMIN);

        talk.send(ada, Community.to(news), "from the owner");
        talk.send(cid, Community.to(news), "from an admin");
        assertThat(Refused.word(() -> talk.send(bob, Community.to(news), "from a reader")))
                .isEqualTo("stream_read_only");

        relay.the(ManageMembers.class).changeRole(ada, news, "cid", Role.MEMBER);
        assertThat(Refused.word(() -> talk.send(cid, Community.to(news), "no more")))
                .isEqualTo("stream_read_only");
    }

    @Test
    void aLargeGroupShouldBeToldBehindTheAnswerAndInOrder() {
        String news = community.large(ada, Community.STREAM, TellGroup.MOST_AT_ONCE);
        FanOutWorker worker = relay.the(FanOutWorker.class);
        worker.work();

        Message one = talk.send(ada, Community.to(news), "1").message();
        Message two = talk.send(ada, Community.to(news), "2").message();

        Happening.MessageArrived[] both = {new Happening.MessageArrived(one), new Happening.MessageArrived(two)};
        assertThat(community.log(ada)).endsWith(both);
        assertThat(community.log(community.account("crowd-0"))).isEmpty();

        worker.work();
        worker.work();

        assertThat(community.log(ada)).containsOnlyOnce(both);
        for (int i : new int[] {0, 500, TellGroup.MOST_AT_ONCE - 2, TellGroup.MOST_AT_ONCE - 1}) {
            assertThat(community.log(community.account("crowd-" + i))).containsExactly(both);
        }
    }

    @Test
    void aRepeatToALargeGroupShouldBeToldOnce() {
        String news = community.large(ada, Community.STREAM, TellGroup.MOST_AT_ONCE);

        Message message = talk.keyed(ada, Community.to(news), "pay", "k").message();
        assertThat(talk.keyed(ada, Community.to(news), "pay", "k").duplicate()).isTrue();
        relay.the(FanOutWorker.class).work();

        assertThat(community.log(community.account("crowd-3")))
                .containsExactly(new Happening.MessageArrived(message));
    }

    @Test
    void readByConversationShouldBeToldToTheGroup() {
        String team = community.create(ada, Community.CHAT, "bob", "cid");
        talk.send(ada, Community.to(team), "1");
        Message two = talk.send(ada, Community.to(team), "2").message();
        MarkRead markRead = relay.the(MarkRead.class);

        assertThat(markRead.conversation(bob, Community.to(team), 99)).isEqualTo(1);
        assertThat(markRead.conversation(bob, Community.to(team), 1)).isZero();

        var told = new Happening.ReceiptMoved(
                two.conversation(), bob.account().id(), DeliveryStatus.READ, two.conversationSeq());
        for (SignedIn member : List.of(ada, bob, cid)) {
            assertThat(receipts(member)).containsExactly(told);
        }
        SignedIn dora = relay.signIn("dora");
        assertThat(Refused.word(() -> markRead.conversation(dora, Community.to(team), 1)))
                .isEqualTo("not_found");
    }

    @Test
    void deliveryShouldBeToldToThoseWhoSent() {
        String team = community.create(ada, Community.CHAT, "bob", "cid");
        Message one = talk.send(ada, Community.to(team), "1").message();
        long end = relay.store().inboxes().bounds(bob.account().id()).last();

        relay.the(Acknowledgements.class).upTo(bob.session().id(), end);
        relay.the(Acknowledgements.class).flush();

        assertThat(receipts(ada))
                .containsExactly(new Happening.ReceiptMoved(
                        one.conversation(), bob.account().id(), DeliveryStatus.DELIVERED, 1));
        assertThat(receipts(cid)).isEmpty();
    }

    @Test
    void inAGroupAboveAHundredStepsShouldNotBeToldButKnown() {
        String team = community.large(ada, Community.CHAT, Participants.MOST_TOLD - 1);
        relay.the(ManageMembers.class).add(ada, team, "bob");
        Message message = talk.send(ada, Community.to(team), "hello").message();

        relay.the(MarkRead.class).conversation(bob, Community.to(team), 1);
        relay.the(Acknowledgements.class).upTo(bob.session().id(), relay.store()
                .inboxes()
                .bounds(bob.account().id())
                .last());
        relay.the(Acknowledgements.class).flush();

        assertThat(receipts(ada)).isEmpty();
        assertThat(receipts(bob)).hasSize(1);
        ReadMessage.Found found = relay.the(ReadMessage.class).one(ada, message.id().toString());
        assertThat(found.receipts()).hasSize(Participants.MOST_TOLD);
        assertThat(found.receipts())
                .filteredOn(receipt -> receipt.status() == DeliveryStatus.READ)
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.reader()).isEqualTo(bob.account().address()));
    }

    @Test
    void whatWasSaidBeforeOneJoinedShouldBeAsTheGroupAllows() {
        String open = community.create(ada, Community.CHAT);
        String closed = community.create(ada, Community.STREAM);
        String inOpen = talk.send(ada, Community.to(open), "1").message().id().toString();
        String inClosed = talk.send(ada, Community.to(closed), "1").message().id().toString();
        relay.the(ManageMembers.class).add(ada, open, "bob");
        relay.the(JoinGroup.class).ask(bob, closed);
        ReadMessage read = relay.the(ReadMessage.class);

        assertThat(read.one(bob, inOpen).message().text()).isEqualTo("1");
        assertThat(Refused.word(() -> read.one(bob, inClosed))).isEqualTo("not_found");
        assertThat(read.statuses(bob, List.of(inOpen, inClosed))).hasSize(1);

        relay.the(ManageMembers.class).leave(bob, open);
        assertThat(Refused.word(() -> read.one(bob, inOpen))).isEqualTo("not_found");
    }
}
