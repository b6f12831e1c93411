package io.webchat.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.webchat.application.identity.EndSession;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.MarkRead;
import io.webchat.application.messaging.ReadMessage;
import io.webchat.application.messaging.Talk;
import io.webchat.domain.Refusal;
import io.webchat.domain.inbox.Cursor;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import io.webchat.testkit.fixture.Together;
import io.webchat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadInboxTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private ReadInbox.Page read(SignedIn caller, @Nullable Cursor cursor, int limit, Duration holdFor) {
        try {
            return relay.the(ReadInbox.class).handle(new ReadInbox.Query(caller, cursor, limit, holdFor));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ReadInbox.Page read(SignedIn caller, @Nullable Cursor cursor) {
        return read(caller, cursor, 20, Duration.ZERO);
    }

    /** On a thread of its own. */
    private CompletableFuture<ReadInbox.Page> held(@Nullable Cursor cursor) {
        return CompletableFuture.supplyAsync(
                () -> read(bob, cursor, 20, LONG), task -> Thread.ofVirtual().start(task));
    }

    private static Cursor at(SignedIn caller, long seq) {
        return Cursor.of(TestRelay.EPOCH, caller.account().id(), seq);
    }

    private static List<String> texts(ReadInbox.Page page) {
        return page.events().stream().flatMap(event -> text(event.body())).toList();
    }

    private static Stream<String> text(EventView.Body body) {
        return body instanceof EventView.Body.Message message
                ? Stream.of(message.message().text())
                : Stream.empty();
    }

    private void send(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> talk.send(ada, "bob", "m" + i));
    }

    @Test
    void anEmptyLogShouldGiveAnEmptyPage() {
        assertThat(read(bob, null)).isEqualTo(new ReadInbox.Page(List.of(), at(bob, 0), false, false));
        assertThat(read(bob, at(bob, 0))).isEqualTo(new ReadInbox.Page(List.of(), at(bob, 0), false, false));
    }

    @Test
    void aCursorShouldGiveWhatLiesBehindIt() {
        send(3);

        ReadInbox.Page page = read(bob, at(bob, 1));

        assertThat(texts(page)).containsExactly("m2", "m3");
        assertThat(page.cursor()).isEqualTo(at(bob, 3));
        assertThat(page.events()).extracting(EventView::cursor).containsExactly(at(bob, 2), at(bob, 3));
        assertThat(page.events()).extracting(EventView::seq).containsExactly(2L, 3L);
        assertThat(page.events()).extracting(EventView::own).containsOnly(false);
        assertThat(read(bob, at(bob, 1))).isEqualTo(page);
    }

    @Test
    void pagesShouldFollowOnEachOther() {
        send(5);
        List<String> all = new ArrayList<>();
        Cursor cursor = at(bob, 0);
        ReadInbox.Page page;
        do {
            page = read(bob, cursor, 2, Duration.ZERO);
            all.addAll(texts(page));
            cursor = page.cursor();
        } while (page.hasMore());

        assertThat(all).containsExactly("m1", "m2", "m3", "m4", "m5");
        assertThat(read(bob, at(bob, 3), 2, Duration.ZERO).hasMore()).isFalse();
        assertThat(read(bob, at(bob, 2), 2, Duration.ZERO).hasMore()).isTrue();
    }

    @Test
    void oldEventsShouldComeFromTheStore() {
        send(150);

        assertThat(read(bob, at(bob, 0), 500, Duration.ZERO).events()).hasSize(150);
        assertThat(texts(read(bob, at(bob, 10), 1, Duration.ZERO))).containsExactly("m11");
    }

    @Test
    void onesOwnMessagesShouldBeMarked() {
        talk.send(ada, "bob", "question");
        talk.send(bob, "ada", "answer");

        assertThat(read(bob, at(bob, 0)).events()).extracting(EventView::own).containsExactly(false, true);
        assertThat(read(ada, at(ada, 0)).events()).extracting(EventView::own).containsExactly(true, false);
    }

    @Test
    void theSessionsPositionShouldPassOverOnesOwnMessagesButNotTheSavedOnes() {
        talk.send(ada, "bob", "question");
        talk.send(bob, "ada", "answer");
        talk.send(bob, "bob", "note");

        assertThat(texts(read(bob, null))).containsExactly("question", "note");
        assertThat(texts(read(bob, at(bob, 0)))).containsExactly("question", "answer", "note");
    }

    @Test
    void aWaitAtTheSessionsPositionShouldNotEndWithAnEcho() throws Exception {
        CompletableFuture<ReadInbox.Page> held = held(null);

        talk.send(bob, "ada", "hello?");
        talk.send(ada, "bob", "yes");

        assertThat(texts(held.get(20, TimeUnit.SECONDS))).containsExactly("yes");
    }

    @Test
    void aGapShouldBeSaidEvenWhenOnlyEchoesLieBehindIt() {
        send(3);
        talk.send(bob, "ada", "echo");
        prune(3);

        ReadInbox.Page page = read(bob, null, 20, LONG);

        assertThat(page).isEqualTo(new ReadInbox.Page(List.of(), at(bob, 4), false, true));
    }

    @Test
    void theSessionsPositionShouldHandEachOutOnce() {
        send(3);

        assertThat(texts(read(bob, null, 2, Duration.ZERO))).containsExactly("m1", "m2");
        assertThat(texts(read(bob, null, 2, Duration.ZERO))).containsExactly("m3");
        assertThat(texts(read(bob, null, 2, Duration.ZERO))).isEmpty();
    }

    @Test
    void theSessionsPositionShouldHandEachOutOnceToReadersAtOnce() {
        send(100);

        List<String> taken = Together.call(4, number -> {
                    List<String> mine = new ArrayList<>();
                    ReadInbox.Page page;
                    do {
                        page = read(bob, null, 3, Duration.ZERO);
                        mine.addAll(texts(page));
                    } while (!page.events().isEmpty());
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void twoReadersOfOneAddressShouldEachSeeEverything() {
        SignedIn second = relay.signIn("bob");
        send(3);

        assertThat(texts(read(bob, null))).containsExactly("m1", "m2", "m3");
        assertThat(texts(read(second, null))).containsExactly("m1", "m2", "m3");
    }

    @Test
    void aCursorShouldMoveThePositionOfItsSession() {
        send(3);

        read(bob, at(bob, 2));
        assertThat(texts(read(bob, null))).containsExactly("m3");

        assertThat(texts(read(bob, at(bob, 0)))).as("rereading").hasSize(3);
        assertThat(texts(read(bob, null))).isEmpty();
    }

    @Test
    void aWaitShouldEndWithTheFirstEvent() throws Exception {
        for (Cursor cursor : new @Nullable Cursor[] {at(bob, 0), null}) {
            long last = relay.store().inboxes().bounds(bob.account().id()).last();
            Cursor from = cursor == null ? null : at(bob, last);
            CompletableFuture<ReadInbox.Page> held = held(from);

            talk.send(ada, "bob", "news");

            assertThat(texts(held.get(20, TimeUnit.SECONDS))).containsExactly("news");
            read(bob, null);
        }
    }

    @Test
    void aWaitShouldEndWhenTheRelayStops() throws Exception {
        CompletableFuture<ReadInbox.Page> held = held(at(bob, 0));

        relay.store().feed().stop();

        assertThat(held.get(20, TimeUnit.SECONDS).events()).isEmpty();
    }

    @Test
    void aWaitShouldEndEmptyAtItsTime() {
        assertThat(read(bob, null, 20, Duration.ofMillis(30)).events()).isEmpty();
        assertThat(read(bob, at(bob, 0), 20, Duration.ofMillis(30)).events()).isEmpty();
    }

    @Test
    void aCursorShouldAcknowledgeBeforeTheCallIsHeld() throws Exception {
        Message message = talk.send(ada, "bob", "hello").message();
        String id = message.id().toString();
        CompletableFuture<ReadInbox.Page> held = held(at(bob, 1));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> relay.the(ReadMessage.class).one(ada, id).status() == DeliveryStatus.DELIVERED);

        assertThat(held).isNotDone();
        talk.send(ada, "bob", "let go");
        held.get(20, TimeUnit.SECONDS);
    }

    @Test
    void acknowledgeShouldBeStoredWhenItReturns() {
        send(2);

        relay.the(ReadInbox.class).acknowledge(bob, at(bob, 1));

        assertThat(relay.store().readerPositions().of(bob.session().id())).isEqualTo(1);
        assertThat(texts(read(bob, null))).containsExactly("m2");
        ReadInbox readInbox = relay.the(ReadInbox.class);
        assertThat(Refused.field(() -> readInbox.acknowledge(bob, at(bob, 3)))).isEqualTo("cursor:beyond_end");
        assertThat(Refused.field(() -> readInbox.acknowledge(bob, at(ada, 1)))).isEqualTo("cursor:invalid");
    }

    @Test
    void receiptsShouldBeEventsOfTheSendersLog() {
        Message message = talk.send(ada, "bob", "hello").message();
        relay.the(ReadInbox.class).acknowledge(bob, at(bob, 1));
        relay.the(MarkRead.class).messages(bob, List.of(message.id().toString()));

        assertThat(read(ada, at(ada, 1)).events())
                .extracting(EventView::body)
                .containsExactly(
                        new EventView.Body.Receipt("dm:bob", bob.account().address(), DeliveryStatus.DELIVERED, 1),
                        new EventView.Body.Receipt("dm:bob", bob.account().address(), DeliveryStatus.READ, 1));
        assertThat(read(bob, at(bob, 1)).events())
                .singleElement()
                .satisfies(event -> assertThat(event.own()).isTrue());
    }

    @Test
    void aCursorOfAnotherEpochShouldGetAGapAndThePlaceToResume() {
        send(3);
        relay.the(ReadInbox.class).acknowledge(bob, at(bob, 2));
        Cursor foreign = Cursor.of(TestRelay.EPOCH - 1, bob.account().id(), 999);

        assertThat(read(bob, foreign, 20, LONG)).isEqualTo(new ReadInbox.Page(List.of(), at(bob, 2), true, true));
    }

    @Test
    void aCursorFromBeforeRetentionShouldGetAGapAndThePlaceToResume() {
        send(5);
        prune(3);

        assertThat(read(bob, at(bob, 1), 20, LONG)).isEqualTo(new ReadInbox.Page(List.of(), at(bob, 3), true, true));
        assertThat(texts(read(bob, at(bob, 3)))).containsExactly("m4", "m5");
        assertThat(read(bob, at(bob, 3)).gap()).isFalse();
    }

    @Test
    void aCursorShouldGetAGapWhenEverythingIsPruned() {
        send(5);
        prune(5);

        ReadInbox.Page page = read(bob, at(bob, 1), 20, LONG);

        assertThat(page.gap()).isTrue();
        assertThat(page.cursor()).isEqualTo(at(bob, 5));
    }

    @Test
    void thePositionShouldLeapOverAGapAndSaySo() {
        send(5);
        prune(3);

        ReadInbox.Page page = read(bob, null, 20, LONG);

        assertThat(page.gap()).isTrue();
        assertThat(texts(page)).containsExactly("m4", "m5");
        assertThat(read(bob, null)).isEqualTo(new ReadInbox.Page(List.of(), at(bob, 5), false, false));
    }

    private void prune(long seq) {
        if (relay.store() instanceof InMemoryStore store) {
            store.prune(bob.account().id(), seq);
        }
    }

    @Test
    void aStrangersCursorShouldBeRefused() {
        send(1);

        assertThat(Refused.word(() -> read(bob, at(ada, 0)))).isEqualTo("cursor_invalid");
    }

    @Test
    void aCursorBeyondTheEndShouldBeRefused() {
        send(1);

        assertThat(Refused.field(() -> read(bob, at(bob, 2)))).isEqualTo("cursor:beyond_end");
        assertThat(Refused.field(() -> read(bob, at(bob, 2), 20, LONG))).isEqualTo("cursor:beyond_end");
        assertThat(texts(read(bob, null))).as("nothing was acknowledged").containsExactly("m1");
    }

    @Test
    void limitAndWaitShouldKeepTheirRanges() {
        for (int limit : new int[] {0, -1, 501}) {
            assertThat(Refused.field(() -> read(bob, null, limit, Duration.ZERO)))
                    .isEqualTo("limit:out_of_range");
        }
        for (Duration wait : new Duration[] {Duration.ofMillis(-1), Duration.ofMillis(55_001)}) {
            assertThat(Refused.field(() -> read(bob, null, 1, wait))).isEqualTo("wait:out_of_range");
        }
        read(bob, null, 500, Duration.ZERO);
    }

    @Test
    void aNewerWaitingCallOfTheSessionShouldEndTheOlderOneWithAnEmptyPage() {
        HeldCalls heldCalls = relay.the(HeldCalls.class);
        CompletableFuture<ReadInbox.Page> older = held(null);
        await().until(() -> heldCalls.count(bob.session().id()) == 1);

        CompletableFuture<ReadInbox.Page> newer = held(null);

        assertThat(older.join().events()).isEmpty();
        send(1);
        assertThat(texts(newer.join())).containsExactly("m1");
        assertThat(heldCalls.count(bob.session().id())).isZero();
    }

    @Test
    void anOfferThatWasDroppedShouldBeMadeAgain() throws InterruptedException {
        send(2);
        HandOut lost = offer();

        lost.dropped();

        HandOut again = offer();
        assertThat(texts(again.page())).containsExactly("m1", "m2");
        again.written();
        again.dropped();
        assertThat(read(bob, null).events()).isEmpty();
    }

    @Test
    void aCallWhoseClientIsGoneShouldTakeNothing() throws InterruptedException {
        send(1);

        HandOut none = relay.the(ReadInbox.class).offer(new ReadInbox.Query(bob, null, 20, Duration.ZERO), () -> false);
        none.written();

        assertThat(none.page().events()).isEmpty();
        assertThat(texts(read(bob, null))).containsExactly("m1");
    }

    @Test
    void theEndOfTheSessionShouldEndItsHeldCalls() {
        CompletableFuture<ReadInbox.Page> held = held(null);
        await().until(() -> relay.the(HeldCalls.class).count(bob.session().id()) == 1);

        relay.the(EndSession.class).own(bob);

        assertThatThrownBy(held::join).hasRootCauseInstanceOf(Refusal.class).hasMessageContaining("session_invalid");
    }

    private HandOut offer() throws InterruptedException {
        return relay.the(ReadInbox.class)
                .offer(new ReadInbox.Query(bob, null, 20, Duration.ZERO), CallerConnection.IN_PROCESS);
    }
}
