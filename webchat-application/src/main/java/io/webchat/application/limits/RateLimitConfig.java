package io.webchat.application.limits;

import java.util.Map;

/** The operator's own allowances; what it doesn't name stays as {@link RateLimit#usual}. */
public record RateLimitConfig(Map<RateLimit, Allowance> own) {
    public RateLimitConfig {
        own = Map.copyOf(own);
    }

    public Allowance of(RateLimit limit) {
        return own.getOrDefault(limit, limit.usual());
    }
}
