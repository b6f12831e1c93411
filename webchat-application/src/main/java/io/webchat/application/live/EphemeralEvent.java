package io.webchat.application.live;

import static java.util.Objects.requireNonNull;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.identity.ChatAddress;
import java.time.Instant;

/** What is worth knowing only now: told to who listens, never stored. */
public sealed interface EphemeralEvent {
    Instant at();

    /**
     * Somebody is writing, or has stopped.
     *
     * @param conversation as the one who is told knows it
     */
    record Typing(String conversation, ChatAddress from, boolean active, Instant at) implements EphemeralEvent {
        public Typing {
            requireNonNull(conversation, "conversation is null");
            requireNonNull(from, "from is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * How a visible session shows itself now, or that it does so no more.
     *
     * @param shown as it was last seen
     */
    record Presence(SignedIn shown, boolean online, Instant at) implements EphemeralEvent {
        public Presence {
            requireNonNull(shown, "shown is null");
            requireNonNull(at, "at is null");
        }
    }
}
