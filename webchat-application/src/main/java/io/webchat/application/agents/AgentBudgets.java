package io.webchat.application.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many messages each agent may still send this hour, in this process's memory. */
@Singleton
public final class AgentBudgets {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAX_AGENTS = 100_000;

    private record Budget(int perHour, Bucket bucket) {
        static Budget of(int perHour) {
            return new Budget(
                    perHour,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, HOUR))
                            .build());
        }
    }

    private final Cache<AccountId, Budget> budgets = Caffeine.newBuilder()
            .maximumSize(MAX_AGENTS)
            .expireAfterAccess(HOUR)
            .build();

    @Inject
    public AgentBudgets() {}

    /** Takes one message; zero if there was one, else how long until there is. */
    Duration take(AccountId agent, int perHour) {
        var probe = budget(agent, perHour).bucket().tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    int left(AccountId agent, int perHour) {
        return (int) Math.max(0, budget(agent, perHour).bucket().getAvailableTokens());
    }

    void refill(AccountId agent) {
        budgets.invalidate(agent);
    }

    /** A changed budget begins full. */
    private Budget budget(AccountId agent, int perHour) {
        return budgets.asMap()
                .compute(
                        agent,
                        (key, known) -> known != null && known.perHour() == perHour ? known : Budget.of(perHour));
    }
}
