package io.webchat.adapter.rest.identity;

import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.agents.Pause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an agent has decided about it.
 *
 * @param loopLimit null for the relay's default, as {@code messagesPerHour}
 */
public record AgentStateResponse(
        boolean paused,
        @Nullable String reason,
        @Nullable Instant pausedSince,
        @Nullable Integer loopLimit,
        @Nullable Integer messagesPerHour) {
    static AgentStateResponse of(AgentControl control) {
        Pause pause = control.pause();
        return new AgentStateResponse(
                pause != null,
                pause == null ? null : pause.reason(),
                pause == null ? null : pause.since(),
                control.loopLimit(),
                control.messagesPerHour());
    }
}
