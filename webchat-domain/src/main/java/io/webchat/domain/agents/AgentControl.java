package io.webchat.domain.agents;

import io.webchat.domain.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has decided about one agent.
 *
 * @param pause null while the agent is active
 * @param loopLimit how many automatic answers in a row it may take part in; null for the relay's default
 * @param messagesPerHour its budget; null for the relay's default
 */
public record AgentControl(
        @Nullable Pause pause,
        @Nullable Integer loopLimit,
        @Nullable Integer messagesPerHour) {
    /** Nothing decided: the defaults hold. */
    public static final AgentControl NONE = new AgentControl(null, null, null);

    public static final int MAX_LOOP_LIMIT = 100_000;
    public static final int MAX_MESSAGES_PER_HOUR = 10_000_000;

    public AgentControl {
        requireRange("loop_limit", loopLimit, MAX_LOOP_LIMIT);
        requireRange("messages_per_hour", messagesPerHour, MAX_MESSAGES_PER_HOUR);
    }

    public AgentControl paused(@Nullable Pause newPause) {
        return new AgentControl(newPause, loopLimit, messagesPerHour);
    }

    public AgentControl limited(@Nullable Integer newLoopLimit, @Nullable Integer newMessagesPerHour) {
        return new AgentControl(pause, newLoopLimit, newMessagesPerHour);
    }

    private static void requireRange(String field, @Nullable Integer value, int max) {
        if (value != null && (value < 1 || value > max)) {
            throw Refusal.field(field, "out_of_range", "Give " + field + " 1 to " + max + ", or null for the default.");
        }
    }
}
