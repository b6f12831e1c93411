package io.webchat.adapter.rest.identity;

import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.agents.Pause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do without a person.
 *
 * @param reason of the pause; null if the owner gave none
 * @param loopLimit automatic answers in a row
 * @param messagesLeft of {@code messagesPerHour}, as this node knows
 * @param loops where the agent and others answer each other; null where it isn't asked for
 */
public record AgentStateResponse(
        boolean paused,
        @Nullable String reason,
        @Nullable Instant pausedSince,
        int loopLimit,
        int messagesPerHour,
        int messagesLeft,
        @Nullable List<Loop> loops) {
    /** @param left automatic answers until it is stopped */
    public record Loop(String conversation, int answers, int left, boolean stopped) {}

    static AgentStateResponse of(
            AgentControl control, int loopLimit, int messagesPerHour, int messagesLeft, @Nullable List<Loop> loops) {
        Pause pause = control.pause();
        return new AgentStateResponse(
                pause != null,
                pause == null ? null : pause.reason(),
                pause == null ? null : pause.since(),
                loopLimit,
                messagesPerHour,
                messagesLeft,
                loops);
    }
}
