package io.webchat.application.limits;

import java.time.Duration;

/**
 * How much of something is allowed.
 *
 * @param burst how many at once; 1 or more
 * @param refill the time in which an empty allowance is full again
 */
public record Allowance(int burst, Duration refill) {
    public Allowance {
        if (burst < 1 || refill.isNegative() || refill.isZero()) {
            throw new IllegalArgumentException("an allowance of nothing");
        }
    }
}
