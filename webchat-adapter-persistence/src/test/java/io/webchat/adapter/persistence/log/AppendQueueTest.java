package io.webchat.adapter.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.adapter.persistence.log.AppendQueue.Pending;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AppendQueueTest {
    private final NewMessage message = NewMessage.draft(
                    new MessageId(new UUID(1, 2)),
                    new ConversationId(3),
                    new AccountId(4),
                    Channel.PCHAT,
                    Content.of("hello", null, null),
                    Fixtures.START,
                    null,
                    null)
            .to(List.of(new AccountId(4)));

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasCauseInstanceOf(Refusal.class)
                .cause()
                .extracting("code")
                .isEqualTo(RefusalCode.RELAY_UNAVAILABLE);
    }

    @Test
    void whatWaitsTogetherShouldBeTakenTogetherAndInItsOrder() throws InterruptedException {
        AppendQueue pending = new AppendQueue(AppendQueue.MAX_WAIT);
        List<CompletableFuture<Appended>> answers = List.of(pending.add(message), pending.add(message));
        assertThat(pending.take()).extracting(Pending::answer).isEqualTo(answers);
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void whoWaitsTooLongShouldBeToldThatTheOutcomeIsOpen() throws InterruptedException {
        AppendQueue pending = new AppendQueue(Duration.ofMillis(45));
        CompletableFuture<Appended> underWay = pending.add(message);
        pending.take();
        CompletableFuture<Appended> queued = pending.add(message);
        assertUnavailable(underWay::get);
        assertUnavailable(queued::get);
    }

    @Test
    void whatNobodyTakesAnyMoreShouldBeRefused() {
        AppendQueue pending = new AppendQueue(AppendQueue.MAX_WAIT);
        CompletableFuture<Appended> before = pending.add(message);
        pending.end();
        assertUnavailable(before::get);
        assertUnavailable(() -> pending.add(message).get());
    }

    @Test
    void whatIsClosedShouldTakeNothingMoreAndGiveOutWhatItHas() throws InterruptedException {
        AppendQueue pending = new AppendQueue(AppendQueue.MAX_WAIT);
        pending.add(message);
        pending.close();
        assertThatThrownBy(() -> pending.add(message)).isInstanceOf(Refusal.class);
        assertThat(pending.allTaken()).isFalse();
        assertThat(pending.take()).hasSize(1);
        assertThat(pending.allTaken()).isTrue();
    }
}
