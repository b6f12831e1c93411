package io.webchat.application.agents;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.domain.Text;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.identity.Account;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An owner pauses, resumes and limits an agent. */
@Singleton
public final class ControlAgent {
    private static final Logger log = LoggerFactory.getLogger(ControlAgent.class);

    /** Longer than a send takes; a store that hangs must not hold the pause. */
    private static final Duration MAX_DRAIN = Duration.ofSeconds(5);

    private final SuperviseAgents superviseAgents;
    private final AgentStates states;
    private final WritePermits permits;
    private final Clock clock;

    @Inject
    public ControlAgent(
            SuperviseAgents superviseAgents, AgentStates states, WritePermits permits, InboxFeed feed, Clock clock) {
        this.superviseAgents = superviseAgents;
        this.states = states;
        this.permits = permits;
        this.clock = clock;
        states.listen(feed::wake);
    }

    /**
     * Stops an agent until {@link #resume}: its waiting calls end, its writes are refused. When this returns, nothing
     * more of the agent is stored. A repeat replaces the reason.
     *
     * @throws io.webchat.domain.Refusal {@code not_found} if the caller has no such agent
     */
    public Account pause(SignedIn caller, String address, @Nullable String reason) throws InterruptedException {
        String shown =
                reason == null || reason.isBlank() ? null : Text.label("reason", reason, Pause.MAX_REASON_CHARACTERS);
        Account agent = superviseAgents.own(caller, address);
        states.change(agent.id(), control -> control.paused(new Pause(shown, clock.instant())));
        if (!permits.awaitNone(agent.id(), MAX_DRAIN)) {
            log.warn("Messages of the paused agent {} are still being stored", agent.id());
        }
        return agent;
    }

    /** A repeat changes nothing. */
    public Account resume(SignedIn caller, String address) {
        Account agent = superviseAgents.own(caller, address);
        states.change(agent.id(), control -> control.paused(null));
        return agent;
    }

    /** Sets both limits; null for the relay's defaults. */
    public Account limit(
            SignedIn caller, String address, @Nullable Integer loopLimit, @Nullable Integer messagesPerHour) {
        Account agent = superviseAgents.own(caller, address);
        states.change(agent.id(), control -> control.limited(loopLimit, messagesPerHour));
        return agent;
    }
}
