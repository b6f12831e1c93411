package io.webchat.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Participants;
import io.webchat.application.messaging.ReadMessage;
import io.webchat.application.messaging.Talk;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.testkit.fixture.TestRelay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One session whose step can't be stored must not keep back the steps of all others. */
class AcknowledgementsTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn eve = relay.signIn("eve");
    private RuntimeException fault = new IllegalStateException("a bad row");

    private final Acknowledgements acknowledgements = new Acknowledgements(
            new ReaderPositions() {
                @Override
                public long of(SessionId session) {
                    return relay.store().readerPositions().of(session);
                }

                @Override
                public List<Delivered> advance(Map<SessionId, Long> positions) {
                    if (positions.containsKey(eve.session().id())) {
                        throw fault;
                    }
                    return relay.store().readerPositions().advance(positions);
                }
            },
            relay.store().receipts(),
            relay.store().inboxes(),
            relay.store().conversations(),
            relay.the(Participants.class),
            relay.store().unitOfWork(),
            relay.clock());

    @Test
    void theOthersShouldBeStoredAndTheirSendersNotified() {
        String id = talk.send(ada, "bob", "hello").message().id().toString();
        talk.send(ada, "eve", "hello");
        acknowledgements.upTo(bob.session().id(), 1);
        acknowledgements.upTo(eve.session().id(), 1);

        acknowledgements.flush();

        assertThat(relay.store().readerPositions().of(bob.session().id())).isEqualTo(1);
        assertThat(relay.the(ReadMessage.class).one(ada, id).status()).isEqualTo(DeliveryStatus.DELIVERED);
        // The bad one is not tried without end: this would throw.
        fault = Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "later");
        acknowledgements.flush();
    }

    @Test
    void nothingShouldBeForgottenWhileTheStoreIsAway() {
        talk.send(ada, "eve", "hello");
        acknowledgements.upTo(eve.session().id(), 1);
        fault = Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "later");

        assertThatThrownBy(acknowledgements::flush).isSameAs(fault);

        assertThat(acknowledgements.position(eve.session().id())).isEqualTo(1);
        assertThatThrownBy(acknowledgements::flush).isSameAs(fault);
    }
}
