package io.webchat.application.messaging;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes messages findable behind their commit, in small steps that leave most of the time to the sends. */
public final class IndexMessages {
    /** Of each second. A search looks through what waits longer than that by itself. */
    private static final Duration SHARE = Duration.ofMillis(200);

    private final MessageIndex words;
    private final Clock clock;

    @Inject
    IndexMessages(MessageIndex words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** Until nothing is left, or its share of the time is used up. */
    public void round() {
        Instant end = clock.instant().plus(SHARE);
        while (words.takeUpSome()) {
            if (!clock.instant().isBefore(end)) {
                return;
            }
        }
    }

    /** What nobody has in mind any more: after a start, and now and then. */
    public void lookForForgotten() {
        words.lookForForgotten();
    }
}
