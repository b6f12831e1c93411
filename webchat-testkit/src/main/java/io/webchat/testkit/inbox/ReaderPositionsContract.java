package io.webchat.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.inbox.ReaderPositions.Delivered;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.inbox.ReaderPositions} keeps, with the sessions that it belongs to. */
public interface ReaderPositionsContract extends StoreContract {
    private List<Delivered> advance(Session session, long position) {
        return advance(Map.of(session.id(), position));
    }

    private List<Delivered> advance(Map<SessionId, Long> positions) {
        return store().unitOfWork().call(() -> store().readerPositions().advance(positions));
    }

    private long position(Session session) {
        return store().readerPositions().of(session.id());
    }

    private static Delivered delivered(Account reader, Message upTo) {
        return new Delivered(reader.id(), upTo.conversation(), upTo.conversationSeq(), Set.of(upTo.sender()));
    }

    @Test
    default void theFirstSessionShouldStartAtTheBeginning() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(bob, ada, "before the first login");

        assertThat(position(given().session(ada))).isZero();
    }

    @Test
    default void anUnknownOrEndedSessionShouldStandAtZero() {
        Account ada = given().person("ada");
        given().message(ada, ada, "1");
        Session ended = given().session(ada);
        advance(ended, 1);
        store().sessions().end(ended.id());

        assertThat(position(ended)).isZero();
        assertThat(store().readerPositions().of(new SessionId("ses_unknown"))).isZero();
    }

    @Test
    default void aNewSessionShouldStartAfterTheLastThatAnySessionAcknowledged() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        for (int i = 0; i < 5; i++) {
            given().message(bob, ada, "message " + i);
        }
        advance(given().session(ada), 2);
        advance(given().session(ada), 4);
        given().session(bob);

        assertThat(position(given().session(ada))).isEqualTo(4);
        assertThat(position(given().session(bob))).isZero();
    }

    @Test
    default void whatAnEndedSessionAcknowledgedShouldCountForANewOne() {
        Account ada = given().person("ada");
        given().message(ada, ada, "1");
        given().message(ada, ada, "2");
        Session ended = given().session(ada);
        advance(ended, 2);
        store().sessions().end(ended.id());

        assertThat(position(given().session(ada))).isEqualTo(2);
    }

    @Test
    default void aReplacingSessionShouldReadOnFromTheOldOnesPosition() {
        Account ada = given().person("ada");
        for (int i = 0; i < 5; i++) {
            given().message(ada, ada, "note " + i);
        }
        Session slow = given().session(ada);
        advance(slow, 2);
        advance(given().session(ada), 5);
        Session replacing = Fixtures.newSession(ada, Fixtures.START);

        store().sessions().replace(slow.id(), replacing, Fixtures.token(replacing));

        assertThat(position(replacing)).isEqualTo(2);
        assertThat(position(slow)).isZero();
    }

    @Test
    default void advanceShouldNeverGoBack() {
        Account ada = given().person("ada");
        for (int i = 0; i < 3; i++) {
            given().message(ada, ada, "note " + i);
        }
        Session session = given().session(ada);
        advance(session, 3);

        advance(session, 1);

        assertThat(position(session)).isEqualTo(3);
        assertThat(position(given().session(ada))).isEqualTo(3);
    }

    @Test
    default void advanceShouldPassOverEndedAndUnknownSessions() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(bob, ada, "1");
        Session ended = given().session(ada);
        Session alive = given().session(ada);
        store().sessions().end(ended.id());

        assertThat(advance(Map.of(ended.id(), 1L, new SessionId("ses_unknown"), 1L)))
                .isEmpty();
        assertThat(advance(alive, 1)).containsExactly(delivered(ada, message));
        assertThat(advance(Map.of())).isEmpty();
    }

    @Test
    default void advanceShouldReportWhatCameToBeAcknowledged() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        given().message(bob, ada, "1");
        Message lastOfBob = given().message(bob, ada, "2");
        Message onlyOfCid = given().message(cid, ada, "3");
        given().message(bob, ada, "4, not acknowledged");

        assertThat(advance(given().session(ada), 3))
                .containsExactlyInAnyOrder(delivered(ada, lastOfBob), delivered(ada, onlyOfCid));
    }

    @Test
    default void deliveredShouldNameThePlaceInTheConversationAndNotInTheLog() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, ada, "note");
        given().message(ada, ada, "note");
        Message message = given().message(bob, ada, "hello");

        assertThat(advance(given().session(ada), 3))
                .containsExactly(new Delivered(ada.id(), message.conversation(), 1, Set.of(bob.id())));
    }

    @Test
    default void onesOwnMessagesShouldNotBeReported() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, ada, "note");
        given().message(ada, bob, "question");
        Message answer = given().message(bob, ada, "answer");
        given().message(ada, bob, "thanks");
        Session session = given().session(ada);

        assertThat(advance(session, 2)).isEmpty();
        assertThat(advance(session, 4)).containsExactly(delivered(ada, answer));
    }

    @Test
    default void deliveredShouldBeReportedOnceOverAllSessions() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message one = given().message(bob, ada, "1");
        Message two = given().message(bob, ada, "2");
        Session phone = given().session(ada);
        Session laptop = given().session(ada);

        assertThat(advance(phone, 1)).containsExactly(delivered(ada, one));
        assertThat(advance(laptop, 1)).isEmpty();
        assertThat(advance(laptop, 2)).containsExactly(delivered(ada, two));
        assertThat(advance(phone, 2)).isEmpty();
        assertThat(advance(phone, 2)).isEmpty();
    }

    @Test
    default void sessionsThatAdvanceTogetherShouldReportOnce() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(bob, ada, "1");
        Message two = given().message(bob, ada, "2");
        Message answer = given().message(ada, bob, "3");
        Session phone = given().session(ada);
        Session laptop = given().session(ada);
        Session bobs = given().session(bob);

        assertThat(advance(Map.of(phone.id(), 1L, laptop.id(), 2L, bobs.id(), 3L)))
                .containsExactlyInAnyOrder(delivered(ada, two), delivered(bob, answer));
        assertThat(position(phone)).isEqualTo(1);
        assertThat(position(laptop)).isEqualTo(2);
    }

    @Test
    default void sessionsThatAdvanceAtOnceShouldReportOnce() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(bob, ada, "1");
        List<Session> sessions =
                Stream.generate(() -> given().session(ada)).limit(8).toList();

        List<Delivered> reported = Together.call(8, number -> advance(sessions.get(number), 1)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(reported).containsExactly(delivered(ada, message));
        assertThat(sessions).allSatisfy(session -> assertThat(position(session)).isEqualTo(1));
    }

    @Test
    default void anAdvanceShouldBeTakenBackWithItsUnitOfWork() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(bob, ada, "1");
        Session session = given().session(ada);

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    store().readerPositions().advance(Map.of(session.id(), 1L));
                    throw new IllegalStateException("after the advance");
                }))
                .hasMessage("after the advance");

        assertThat(position(session)).isZero();
        assertThat(advance(session, 1)).containsExactly(delivered(ada, message));
    }
}
