package io.webchat.application.retention;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps tables from growing without end: receipts, audit, sessions and codes whose time is over, in short steps. */
public final class PruneStaleRows {
    /**
     * How long rows stay.
     *
     * @param receipts of receipt marks that later ones cover; null for ever
     * @param audit of the audit's entries; null for ever
     */
    public record Config(
            @Nullable Duration receipts, @Nullable Duration audit) {}

    /** A code is good for minutes; its row tells for some time that one was sent. */
    private static final Duration CODES = Duration.ofDays(1);

    /** After a session has run out. */
    private static final Duration SESSIONS = Duration.ofDays(30);

    private static final int STEP = 2_000;

    private final StaleRows rows;
    private final Config config;
    private final Clock clock;

    @Inject
    public PruneStaleRows(StaleRows rows, Config config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    public void run() {
        Instant now = clock.instant();
        if (config.receipts() != null) {
            receipts(now.minus(config.receipts()));
        }
        if (config.audit() != null) {
            Instant cutoff = now.minus(config.audit());
            inSteps(step -> rows.removeAudit(cutoff, step));
        }
        inSteps(step -> rows.removeSessions(now.minus(SESSIONS), step));
        inSteps(step -> rows.removeCodes(now.minus(CODES), step));
    }

    private void receipts(Instant cutoff) {
        OptionalLong last = rows.removeReceipts(cutoff, 0);
        while (last.isPresent()) {
            last = rows.removeReceipts(cutoff, last.getAsLong());
        }
    }

    private static void inSteps(IntUnaryOperator remove) {
        int removed = STEP;
        while (removed >= STEP) {
            removed = remove.applyAsInt(STEP);
        }
    }
}
