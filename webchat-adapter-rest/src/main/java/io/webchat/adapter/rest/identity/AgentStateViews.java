package io.webchat.adapter.rest.identity;

import io.webchat.application.agents.AgentStates;
import io.webchat.application.agents.LoopGuard;
import io.webchat.application.messaging.ConversationNames;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agents and their owners see of pauses and limits. */
public final class AgentStateViews {
    private final AgentStates states;
    private final LoopGuard guard;
    private final ConversationNames names;

    @Inject
    AgentStateViews(AgentStates states, LoopGuard guard, ConversationNames names) {
        this.states = states;
        this.guard = guard;
        this.names = names;
    }

    public AgentStateResponse brief(AccountId agent) {
        return of(agent, null);
    }

    /** With the conversations in which it and others answer each other. */
    public AgentStateResponse full(AccountId agent) {
        return of(
                agent,
                guard.of(agent).stream()
                        .map(loop -> new AgentStateResponse.Loop(
                                names.of(agent, loop.conversation()), loop.answers(), loop.left(), loop.stopped()))
                        .toList());
    }

    private AgentStateResponse of(AccountId agent, @Nullable List<AgentStateResponse.Loop> loops) {
        return AgentStateResponse.of(
                states.of(agent),
                guard.loopLimit(agent),
                guard.messagesPerHour(agent),
                guard.messagesLeft(agent),
                loops);
    }
}
