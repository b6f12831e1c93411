package io.webchat.application.metrics;

import static java.util.Objects.requireNonNull;

import java.util.function.DoubleSupplier;

/**
 * A number that operators watch.
 *
 * @param name in the metrics, such as {@code webchat.streams.open}
 * @param total whether it only grows
 * @param value cheap to ask; NaN when it can't be found out now
 */
public record Figure(String name, String description, boolean total, DoubleSupplier value) {
    public Figure {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(value, "value is null");
    }

    /** One that goes up and down. */
    public static Figure gauge(String name, String description, DoubleSupplier value) {
        return new Figure(name, description, false, value);
    }

    /** One that only grows while the relay runs. */
    public static Figure total(String name, String description, DoubleSupplier value) {
        return new Figure(name, description, true, value);
    }
}
