package io.webchat.domain.agents;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an agent that its owner has stopped for now: it gets nothing and writes nothing.
 *
 * @param reason null if the owner gave none
 */
public record Pause(@Nullable String reason, Instant since) {
    /** In characters. */
    public static final int MAX_REASON_CHARACTERS = 280;

    public Pause {
        requireNonNull(since, "since is null");
    }
}
