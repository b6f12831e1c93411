package io.webchat.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.signals.Signals;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.testkit.fixture.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxFeedTest {
    private static final AccountId ADA = new AccountId(1);

    private final InboxFeed feed = new InboxFeed(Signals.NONE);

    private static InboxEvent event(long seq) {
        return new InboxEvent(
                ADA,
                seq,
                Fixtures.START,
                new EventPayload.ReceiptMoved(new ConversationId(1), ADA, DeliveryStatus.READ, seq));
    }

    @Test
    void theStoresEndShouldBeBelievedWhileNothingIsCommitted() {
        feed.endIs(ADA, 7, feed.commits(ADA));

        assertThat(feed.after(ADA, 7, 10)).contains(List.of());
        assertThat(feed.after(ADA, 6, 10)).isEmpty();
    }

    @Test
    void anEndFromBeforeACommitShouldNotBeBelievedEvenWhenTheEventIsNoMoreAtHand() {
        int before = feed.commits(ADA);
        feed.committed(List.of(event(8)));
        feed.forget(ADA);

        feed.endIs(ADA, 7, before);

        assertThat(feed.after(ADA, 7, 10)).isEmpty();
    }

    @Test
    void anEndShouldNotTakeThePlaceOfWhatIsAtHand() {
        feed.committed(List.of(event(8)));

        feed.endIs(ADA, 7, feed.commits(ADA));

        assertThat(feed.after(ADA, 7, 10)).contains(List.of(event(8)));
    }

    @Test
    void aCommitBehindABelievedEndShouldBeAtHand() {
        feed.endIs(ADA, 7, feed.commits(ADA));
        feed.committed(List.of(event(8)));

        assertThat(feed.after(ADA, 7, 10)).contains(List.of(event(8)));
    }
}
