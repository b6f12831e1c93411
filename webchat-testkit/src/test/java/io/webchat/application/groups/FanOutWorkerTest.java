package io.webchat.application.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.TestRelay;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FanOutWorkerTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final SignedIn ada = relay.signIn("ada");

    private static GroupId group(int number) {
        return new GroupId("%s%032x".formatted(GroupId.PREFIX, number));
    }

    private void add(GroupId group, EventPayload payload) {
        FanOuts fanOuts = relay.store().fanOuts();
        relay.store()
                .unitOfWork()
                .run(() -> fanOuts.add(
                        group, payload, ada.account().id(), relay.clock().instant()));
    }

    private boolean pending(GroupId group) {
        return relay.store().fanOuts().pending(group);
    }

    @Test
    void oneThatOnlyANewerVersionKnowsShouldWaitAndStopNoOtherGroup() {
        EventPayload known = new EventPayload.Bounced(new MessageId(new UUID(1, 1)), new ConversationId(1), "expired");
        add(group(1), new EventPayload.Unknown("hologram"));
        add(group(1), known);
        add(group(2), known);

        relay.the(FanOutWorker.class).workAll();

        assertThat(pending(group(1))).as("kept, in its order").isTrue();
        assertThat(pending(group(2))).isFalse();
    }
}
