package io.webchat.application.agents;

/**
 * What holds for agents whose owner has set nothing else.
 *
 * @param limit automatic answers in a row
 * @param messagesPerHour of one agent
 */
public record LoopConfig(int limit, int messagesPerHour) {
    public static final LoopConfig DEFAULT = new LoopConfig(30, 100_000);
}
