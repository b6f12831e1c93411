package io.webchat.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table; null where a column has no meaning.
 *
 * @param p50 in milliseconds, as p99
 * @param ratio to the single-row commits of the same run, or what {@code what} says
 * @param relayMicros processor time of the relay for each, as {@code databaseMicros}, and {@code loadMicros} of the
 *     load generator
 */
record Line(
        String name,
        String what,
        double value,
        String unit,
        @Nullable Double p50,
        @Nullable Double p99,
        @Nullable Double ratio,
        @Nullable Double relayMicros,
        @Nullable Double databaseMicros,
        @Nullable Double loadMicros) {
    static Line of(String name, String what, double value, String unit) {
        return new Line(name, what, value, unit, null, null, null, null, null, null);
    }

    /** A rate with its times and what it cost. */
    static Line rate(String name, String what, Load.Outcome outcome) {
        long count = Math.max(1, outcome.latencies().count());
        Load.Used used = outcome.used();
        boolean costs = used.relayNanos() > 0;
        return new Line(
                name,
                what,
                outcome.perSecond(),
                "/s",
                outcome.latencies().millis(50),
                outcome.latencies().millis(99),
                null,
                costs ? used.relayNanos() / 1e3 / count : null,
                costs ? used.databaseNanos() / 1e3 / count : null,
                costs ? used.loadNanos() / 1e3 / count : null);
    }

    /** Some single times; the value is the median. */
    static Line times(String name, String what, Latencies latencies) {
        double median = latencies.millis(50);
        return new Line(name, what, median, "ms", median, latencies.millis(99), null, null, null, null);
    }

    Line ratio(double given) {
        return new Line(name, what, value, unit, p50, p99, given, relayMicros, databaseMicros, loadMicros);
    }
}
