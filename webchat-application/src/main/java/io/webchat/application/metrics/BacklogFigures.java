package io.webchat.application.metrics;

import io.webchat.domain.Refusal;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long the oldest work of each kind has waited since it was due. */
public final class BacklogFigures {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Backlogs backlogs;
    private final Clock clock;

    @Inject
    BacklogFigures(Backlogs backlogs, Clock clock) {
        this.backlogs = backlogs;
        this.clock = clock;
    }

    public Figure of(Backlogs.Kind kind) {
        return Figure.gauge(
                "webchat.backlog." + kind.name().toLowerCase(Locale.ROOT) + ".seconds",
                "How long the oldest work of this kind has waited since it was due",
                () -> age(kind));
    }

    private double age(Backlogs.Kind kind) {
        try {
            Instant now = clock.instant();
            return backlogs.oldestDue(kind, now)
                    .map(due -> Duration.between(due, now).toMillis() / MILLIS_PER_SECOND)
                    .orElse(0.0);
        } catch (Refusal unavailable) {
            return Double.NaN;
        }
    }
}
