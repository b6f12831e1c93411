package io.webchat.application.safety;

import java.time.Instant;

/** What the store can count. */
public interface RelayStatistics {
    /** @param messages the store's own estimate where exact counting would be slow */
    record Counts(long people, long agents, long groups, long sessionsOnline, long messages, long openQuestions) {}

    Counts at(Instant now);
}
