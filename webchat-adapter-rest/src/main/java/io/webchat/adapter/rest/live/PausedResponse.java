package io.webchat.adapter.rest.live;

import io.webchat.domain.agents.Pause;
import org.jspecify.annotations.Nullable;

/** The last frame of a paused agent's stream. */
record PausedResponse(String type, boolean paused, @Nullable String reason) {
    static PausedResponse of(Pause pause) {
        return new PausedResponse("paused", true, pause.reason());
    }
}
