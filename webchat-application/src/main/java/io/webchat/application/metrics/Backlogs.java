package io.webchat.application.metrics;

import java.time.Instant;
import java.util.Optional;

/** What waits to leave the relay. */
public interface Backlogs {
    /** A kind of work. */
    enum Kind {
        CALLBACKS,
        MAIL,
        GATEWAYS,
        TRANSLATIONS
    }

    /** Since when the oldest work of the kind has been due; empty when none is. */
    Optional<Instant> oldestDue(Kind kind, Instant now);
}
