package io.webchat.application.retention;

import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes old events out of the logs; the conversations keep their messages. Whose message was never received learns of
 * it. In steps that are short enough to disturb nobody.
 */
public final class PruneLogs {
    private static final int STEP = 1_000;

    /** So that one round ends; the next one goes on. */
    private static final int MAX_STEPS = 200;

    private final Retention retention;
    private final NotifySenders notifySenders;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final @Nullable Duration life;

    @Inject
    PruneLogs(
            Retention retention,
            NotifySenders notifySenders,
            UnitOfWork unitOfWork,
            RetentionConfig config,
            Clock clock) {
        this.retention = retention;
        this.notifySenders = notifySenders;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.life = config.logLife();
    }

    public void round() {
        if (life == null) {
            return;
        }
        Instant cutoff = clock.instant().minus(life);
        for (int steps = 0; steps < MAX_STEPS; ) {
            List<AccountId> accounts = retention.withEventsBefore(cutoff, MAX_STEPS - steps);
            Batches.each(accounts, "The log of {} can't be pruned", account -> prune(account, cutoff));
            if (accounts.isEmpty()) {
                return;
            }
            steps += accounts.size();
        }
    }

    private void prune(AccountId account, Instant cutoff) {
        unitOfWork.run(() -> notifySenders.expired(retention.prune(account, cutoff, STEP)));
    }
}
