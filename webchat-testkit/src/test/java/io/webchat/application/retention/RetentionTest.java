package io.webchat.application.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.EventView;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.application.messaging.SendMessage;
import io.webchat.domain.inbox.Cursor;
import io.webchat.domain.messaging.Channel;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private void send(String text, @Nullable Duration life) {
        relay.the(SendMessage.class)
                .handle(new SendMessage.Command(ada, Channel.PCHAT, "bob", text, null, null, null, life, null));
    }

    private ReadInbox.Page read(SignedIn reader, @Nullable Cursor cursor) throws InterruptedException {
        return relay.the(ReadInbox.class).handle(new ReadInbox.Query(reader, cursor, 100, Duration.ZERO));
    }

    private List<String> bounces(SignedIn reader) throws InterruptedException {
        return read(reader, null).events().stream()
                .filter(event -> event.body() instanceof EventView.Body.Bounce)
                .map(event -> ((EventView.Body.Bounce) event.body()).reason())
                .toList();
    }

    @Test
    void whatExpiresUnreadShouldBounceOnce() throws InterruptedException {
        send("soon over", Duration.ofSeconds(10));
        send("for ever", null);
        BounceExpired bounceExpired = relay.the(BounceExpired.class);

        bounceExpired.round();
        assertThat(bounces(ada)).isEmpty();
        relay.clock().advance(Duration.ofSeconds(10));
        bounceExpired.round();
        bounceExpired.round();

        assertThat(bounces(ada)).containsExactly("expired");
        assertThat(bounces(bob)).isEmpty();
    }

    @Test
    void whatWasReceivedInTimeShouldNotBounce() throws InterruptedException {
        send("soon over", Duration.ofSeconds(10));
        Cursor cursor = read(bob, null).cursor();
        read(bob, cursor);

        relay.clock().advance(Duration.ofSeconds(10));
        relay.the(BounceExpired.class).round();

        assertThat(bounces(ada)).isEmpty();
    }

    @Test
    void aPrunedLogShouldTellItsReaderAndTheSender() throws InterruptedException {
        Cursor begin = read(bob, null).cursor();
        send("never read", null);
        relay.clock().advance(TestRelay.LOG_LIFE.plusSeconds(1));
        send("young", null);

        relay.the(PruneLogs.class).round();

        ReadInbox.Page page = read(bob, begin);
        assertThat(page.gap()).isTrue();
        assertThat(read(bob, page.cursor()).events()).hasSize(1);
        assertThat(bounces(ada)).containsExactly("expired");
    }
}
