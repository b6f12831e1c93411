package io.webchat.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.signals.Signals;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private static final AccountId ADA = new AccountId(1);

    private static InboxEvent event(long seq) {
        return new InboxEvent(
                ADA,
                seq,
                Fixtures.START,
                new EventPayload.ReceiptMoved(new ConversationId(1), ADA, DeliveryStatus.READ, seq));
    }

    private static List<Long> seqs(List<InboxEvent> events) {
        return events.stream().map(InboxEvent::seq).toList();
    }

    @Test
    void anEndShouldKnowThatNothingIsBehindIt() {
        assertThat(RecentEvents.endingAt(5).after(5, 10)).contains(List.of());
        assertThat(RecentEvents.endingAt(5).after(4, 10)).isEmpty();
        assertThat(RecentEvents.endingAt(5).after(6, 10)).isEmpty();
    }

    @Test
    void whatFollowsShouldBeKeptInOrder() {
        RecentEvents tail =
                RecentEvents.endingAt(5).with(event(6)).with(event(7)).with(event(8));

        assertThat(tail.after(5, 10).map(RecentEventsTest::seqs)).contains(List.of(6L, 7L, 8L));
        assertThat(tail.after(6, 1).map(RecentEventsTest::seqs)).contains(List.of(7L));
        assertThat(tail.after(8, 1).map(RecentEventsTest::seqs)).contains(List.of());
        assertThat(tail.after(4, 10)).isEmpty();
    }

    @Test
    void aMissingEventShouldCutOffWhatLiesBeforeIt() {
        RecentEvents tail = RecentEvents.endingAt(5).with(event(6)).with(event(8));

        assertThat(tail.after(5, 10)).isEmpty();
        assertThat(tail.after(6, 10)).isEmpty();
        assertThat(tail.after(7, 10).map(RecentEventsTest::seqs)).contains(List.of(8L));
        assertThat(tail.with(event(7))).isSameAs(tail);
    }

    @Test
    void aRepeatShouldChangeNothing() {
        RecentEvents tail = RecentEvents.endingAt(5).with(event(6));

        assertThat(tail.with(event(6))).isSameAs(tail);
        assertThat(tail.with(event(3))).isSameAs(tail);
    }

    @Test
    void onlyTheNewestShouldBeKept() {
        RecentEvents tail = RecentEvents.endingAt(0);
        for (long seq = 1; seq <= 1_000; seq++) {
            tail = tail.with(event(seq));
        }

        assertThat(tail.after(936, 1_000).map(RecentEventsTest::seqs))
                .contains(LongStream.rangeClosed(937, 1_000).boxed().toList());
        assertThat(tail.after(1_000 - 128 - 1, 1_000)).isEmpty();
        assertThat(tail.weight()).isLessThan(130 * RecentEvents.of(event(1)).weight());
    }

    @Test
    void whoHasAnEarlierTailShouldSeeNothingOfTheLaterOne() {
        List<RecentEvents> tails = new ArrayList<>(List.of(RecentEvents.endingAt(0)));
        for (long seq = 1; seq <= 200; seq++) {
            tails.add(tails.getLast().with(event(seq)));
        }

        for (int seq = 1; seq <= 200; seq++) {
            assertThat(tails.get(seq).after(seq - 1, 1_000).map(RecentEventsTest::seqs))
                    .contains(List.of((long) seq));
            assertThat(tails.get(seq).after(seq, 1_000).map(RecentEventsTest::seqs))
                    .contains(List.of());
        }
    }

    /** Whatever the order in which commits are told: what is at hand follows the asked place without a hole. */
    @Test
    void commitsOutOfOrderShouldNeverShowAHole() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<InboxEvent> told = new ArrayList<>(LongStream.rangeClosed(1, 12)
                    .mapToObj(RecentEventsTest::event)
                    .toList());
            Collections.shuffle(told, random);
            InboxFeed feed = new InboxFeed(Signals.NONE);
            for (InboxEvent event : told) {
                feed.committed(List.of(event));
                assertNoHole(feed);
            }
        }
    }

    private static void assertNoHole(InboxFeed feed) {
        for (long from = 0; from <= 12; from++) {
            long first = from + 1;
            feed.after(ADA, from, 100)
                    .ifPresent(events -> assertThat(seqs(events))
                            .isEqualTo(LongStream.range(first, first + events.size())
                                    .boxed()
                                    .toList()));
        }
    }

    @Test
    void theStoresWordOnTheEndShouldNotHideNewerEvents() {
        InboxFeed feed = new InboxFeed(Signals.NONE);
        feed.committed(List.of(event(6)));

        feed.endIs(ADA, 5, feed.commits(ADA));

        assertThat(feed.after(ADA, 5, 10).map(RecentEventsTest::seqs)).contains(List.of(6L));
    }

    @Test
    void whatIsForgottenShouldBeAskedOfTheStore() {
        InboxFeed feed = new InboxFeed(Signals.NONE);
        feed.committed(List.of(event(6)));

        feed.forget(ADA);

        assertThat(feed.after(ADA, 5, 10)).isEmpty();
    }

    @Test
    void aStoppedFeedShouldLetReadersGo() throws InterruptedException {
        InboxFeed feed = new InboxFeed(Signals.NONE);
        try (Watch before = feed.watch(ADA)) {
            feed.stop();
            before.await(Duration.ofMinutes(1));
        }
        try (Watch later = feed.watch(ADA)) {
            later.await(Duration.ofMinutes(1));
        }
        assertThat(feed.stopping()).isTrue();
    }
}
