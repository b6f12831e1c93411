package io.webchat.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.messaging.ReadMessage.Status;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiptUseCasesTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final Acknowledgements acknowledgements = relay.the(Acknowledgements.class);

    private List<EventPayload.ReceiptMoved> receiptsOf(SignedIn reader) {
        return relay.store().inboxes().after(reader.account().id(), 0, 1_000).stream()
                .map(InboxEvent::payload)
                .flatMap(payload ->
                        payload instanceof EventPayload.ReceiptMoved moved ? Stream.of(moved) : Stream.empty())
                .toList();
    }

    private static EventPayload.ReceiptMoved moved(Message upTo, SignedIn by, DeliveryStatus status) {
        return new EventPayload.ReceiptMoved(upTo.conversation(), by.account().id(), status, upTo.conversationSeq());
    }

    private int read(SignedIn reader, Message... messages) {
        return relay.the(MarkRead.class)
                .messages(
                        reader, Stream.of(messages).map(m -> m.id().toString()).toList());
    }

    private Status status(SignedIn caller, Message message) {
        return relay.the(ReadMessage.class)
                .statuses(caller, List.of(message.id().toString()))
                .getOrDefault(message.id(), new Status(DeliveryStatus.QUEUED.wireName(), Instant.MIN, null));
    }

    @Test
    void stepsShouldBeGatheredAndToldOnce() {
        talk.send(ada, "bob", "1");
        talk.send(ada, "bob", "2");
        Message three = talk.send(ada, "bob", "3").message();

        acknowledgements.upTo(bob.session().id(), 1);
        acknowledgements.upTo(bob.session().id(), 3);
        acknowledgements.upTo(bob.session().id(), 2);

        assertThat(acknowledgements.position(bob.session().id())).isEqualTo(3);
        assertThat(relay.store().readerPositions().of(bob.session().id())).isZero();
        assertThat(receiptsOf(ada)).isEmpty();

        acknowledgements.flush();
        acknowledgements.flush();

        assertThat(relay.store().readerPositions().of(bob.session().id())).isEqualTo(3);
        assertThat(acknowledgements.position(bob.session().id())).isEqualTo(3);
        assertThat(receiptsOf(ada)).containsExactly(moved(three, bob, DeliveryStatus.DELIVERED));
        assertThat(receiptsOf(bob)).isEmpty();
    }

    @Test
    void aSecondReaderShouldTellNothingNew() {
        talk.send(ada, "bob", "1");
        SignedIn second = relay.signIn("bob");

        acknowledgements.upTo(bob.session().id(), 1);
        acknowledgements.flush();
        acknowledgements.upTo(second.session().id(), 1);
        acknowledgements.flush();

        assertThat(receiptsOf(ada)).hasSize(1);
    }

    @Test
    void readShouldBeToldToTheSenderAndTheReadersOtherScreens() {
        talk.send(ada, "bob", "1");
        Message two = talk.send(ada, "bob", "2").message();

        assertThat(read(bob, two)).isEqualTo(1);
        assertThat(read(bob, two)).isZero();

        assertThat(receiptsOf(ada)).containsExactly(moved(two, bob, DeliveryStatus.READ));
        assertThat(receiptsOf(bob)).containsExactly(moved(two, bob, DeliveryStatus.READ));
    }

    @Test
    void ofSeveralMessagesTheLastOfEachConversationShouldCount() {
        SignedIn cid = relay.signIn("cid");
        Message one = talk.send(ada, "bob", "1").message();
        Message two = talk.send(ada, "bob", "2").message();
        Message other = talk.send(cid, "bob", "3").message();

        assertThat(read(bob, two, one, other, two)).isEqualTo(2);

        assertThat(receiptsOf(ada)).containsExactly(moved(two, bob, DeliveryStatus.READ));
        assertThat(receiptsOf(cid)).containsExactly(moved(other, bob, DeliveryStatus.READ));
    }

    @Test
    void aConversationShouldBeReadUpToAPlaceOrItsEnd() {
        MarkRead markRead = relay.the(MarkRead.class);
        Message one = talk.send(ada, "bob", "1").message();
        Message two = talk.send(ada, "bob", "2").message();

        assertThat(markRead.conversation(bob, "dm:ada", 0)).isZero();
        assertThat(markRead.conversation(bob, "dm:ada", 1)).isEqualTo(1);
        assertThat(markRead.conversation(bob, "dm:ada", 1)).isZero();
        assertThat(markRead.conversation(bob, "dm:ada", Long.MAX_VALUE)).isEqualTo(1);

        assertThat(receiptsOf(ada))
                .containsExactly(moved(one, bob, DeliveryStatus.READ), moved(two, bob, DeliveryStatus.READ));
    }

    @Test
    void aConversationThatTheCallerHasNotShouldBeUnknown() {
        MarkRead markRead = relay.the(MarkRead.class);
        relay.signIn("cid");
        talk.send(ada, "bob", "1");

        for (String name : List.of("dm:cid", "dm:bob", "dm:nobody", "dm:", "ada", "group:grp_1", "")) {
            assertThat(Refused.word(() -> markRead.conversation(bob, name, 1))).isEqualTo("not_found");
        }
    }

    @Test
    void othersMessagesShouldBeUnknown() {
        SignedIn cid = relay.signIn("cid");
        Message message = talk.send(ada, "bob", "1").message();
        MarkRead markRead = relay.the(MarkRead.class);

        assertThat(Refused.word(() -> read(cid, message))).isEqualTo("not_found");
        assertThat(Refused.word(() -> markRead.messages(bob, List.of("nonsense"))))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> markRead.messages(bob, List.of("msg_00000000000000000000000000000001"))))
                .isEqualTo("not_found");
        assertThat(Refused.field(() -> markRead.messages(bob, Collections.nCopies(501, "msg_1"))))
                .isEqualTo("message_ids:too_many");
        assertThat(receiptsOf(ada)).isEmpty();
    }

    @Test
    void aStatusShouldFollowTheMessage() {
        Message message = talk.send(ada, "bob", "1").message();
        assertThat(status(ada, message)).isEqualTo(new Status(DeliveryStatus.QUEUED.wireName(), null, null));

        relay.clock().advance(Duration.ofSeconds(1));
        Instant delivered = relay.clock().instant();
        acknowledgements.upTo(bob.session().id(), 1);
        assertThat(status(ada, message)).isEqualTo(new Status(DeliveryStatus.DELIVERED.wireName(), delivered, null));

        relay.clock().advance(Duration.ofSeconds(1));
        Instant read = relay.clock().instant();
        read(bob, message);
        assertThat(status(ada, message)).isEqualTo(new Status(DeliveryStatus.READ.wireName(), delivered, read));
        assertThat(status(bob, message)).isEqualTo(new Status(DeliveryStatus.READ.wireName(), delivered, read));
    }

    @Test
    void whatIsReadShouldBeDelivered() {
        Message message = talk.send(ada, "bob", "1").message();
        Instant now = relay.clock().instant();

        read(bob, message);

        assertThat(status(ada, message)).isEqualTo(new Status(DeliveryStatus.READ.wireName(), now, now));
    }

    @Test
    void savedMessagesShouldBeRead() {
        Message note = talk.send(ada, "ada", "note").message();

        assertThat(status(ada, note)).isEqualTo(new Status(DeliveryStatus.READ.wireName(), null, null));
        assertThat(relay.the(ReadMessage.class).one(ada, note.id().toString()).receipts())
                .isEmpty();
    }

    @Test
    void statusesShouldLeaveOutWhatIsNotTheCallers() {
        SignedIn cid = relay.signIn("cid");
        Message message = talk.send(ada, "bob", "1").message();
        ReadMessage readMessage = relay.the(ReadMessage.class);
        String id = message.id().toString();

        assertThat(readMessage.statuses(cid, List.of(id))).isEmpty();
        assertThat(readMessage.statuses(ada, List.of("nonsense", id, id))).containsOnlyKeys(message.id());
        assertThat(Refused.field(() -> readMessage.statuses(ada, Collections.nCopies(501, id))))
                .isEqualTo("message_ids:too_many");
        assertThat(Refused.word(() -> readMessage.one(cid, id))).isEqualTo("not_found");
        assertThat(Refused.word(() -> readMessage.one(ada, "nonsense"))).isEqualTo("not_found");
    }

    @Test
    void oneShouldShowTheMessageUnderTheViewersNames() {
        Message message = talk.send(ada, "bob", "1").message();
        ReadMessage readMessage = relay.the(ReadMessage.class);

        ReadMessage.Found found = readMessage.one(bob, message.id().toString());

        assertThat(found.message().conversation()).isEqualTo("dm:ada");
        assertThat(found.message().from().value()).isEqualTo("ada");
        assertThat(found.message().to()).isEqualTo("bob");
        assertThat(found.receipts())
                .containsExactly(
                        new ReadMessage.ReceiptView(bob.account().address(), DeliveryStatus.QUEUED, null, null));
        assertThat(readMessage.one(ada, message.id().toString()).message().conversation())
                .isEqualTo("dm:bob");
    }
}
