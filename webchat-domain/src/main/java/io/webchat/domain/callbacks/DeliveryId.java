package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** On the wire {@code dlv_} and 32 hex digits, ordered by time of making; what the receiver knows a repeat by. */
public record DeliveryId(UUID value) {
    private static final String PREFIX = "dlv_";
    private static final Pattern FORM = Pattern.compile("dlv_[0-9a-f]{32}");

    public DeliveryId {
        requireNonNull(value, "value is null");
    }

    /** Empty when it is not a delivery's id, so that a caller answers like for an unknown one. */
    public static Optional<DeliveryId> parse(String wire) {
        if (!FORM.matcher(wire).matches()) {
            return Optional.empty();
        }
        long high = HexFormat.fromHexDigitsToLong(wire, 4, 20);
        long low = HexFormat.fromHexDigitsToLong(wire, 20, 36);
        return Optional.of(new DeliveryId(new UUID(high, low)));
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return PREFIX
                + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }
}
