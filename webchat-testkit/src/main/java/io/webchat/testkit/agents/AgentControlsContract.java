package io.webchat.testkit.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.agents.AgentControls;
import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link AgentControls} and every {@link io.webchat.application.agents.LoopStops} keeps. */
public interface AgentControlsContract extends StoreContract {
    private AgentControls controls() {
        return store().agentControls();
    }

    private Account agent() {
        Fixtures fixtures = new Fixtures(store());
        return fixtures.agent("bot", fixtures.person("ada"));
    }

    private void put(Account agent, AgentControl control) {
        store().unitOfWork().run(() -> {
            controls().lock(agent.id());
            controls().put(agent.id(), control);
        });
    }

    @Test
    default void nothingShouldBeDecidedAtFirst() {
        Account agent = agent();

        assertThat(store().unitOfWork().call(() -> controls().lock(agent.id()))).isEqualTo(AgentControl.NONE);
    }

    @Test
    default void aDecisionShouldBeKeptAndReplaced() {
        Account agent = agent();
        AgentControl paused = new AgentControl(new Pause("busy", Fixtures.START), 5, 100);
        put(agent, paused);
        assertThat(controls().all()).containsExactly(Map.entry(agent.id(), paused));

        put(agent, paused.paused(null));

        assertThat(controls().all()).containsExactly(Map.entry(agent.id(), new AgentControl(null, 5, 100)));
    }

    @Test
    default void aStopShouldBeKeptOnceUntilItIsRemoved() {
        ConversationId conversation = new ConversationId(7);

        assertThat(store().loopStops().add(conversation, "loop:1", Fixtures.START))
                .isTrue();
        assertThat(store().loopStops().add(conversation, "loop:2", Fixtures.START))
                .isFalse();
        assertThat(store().loopStops().all()).containsExactly(Map.entry(conversation, "loop:1"));

        store().loopStops().remove(conversation);

        assertThat(store().loopStops().all()).isEmpty();
    }
}
