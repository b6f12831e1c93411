package io.webchat.domain.messaging;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** On the wire {@code msg_} and 32 hex digits, ordered by time of making (UUID version 7). */
public record MessageId(UUID value) {
    private static final String PREFIX = "msg_";
    private static final Pattern FORM = Pattern.compile("msg_[0-9a-f]{32}");

    public MessageId {
        requireNonNull(value, "value is null");
    }

    /** Empty when it is not a message's id, so that a caller answers like for an unknown one. */
    public static Optional<MessageId> parse(String wire) {
        if (!FORM.matcher(wire).matches()) {
            return Optional.empty();
        }
        long high = HexFormat.fromHexDigitsToLong(wire, 4, 20);
        long low = HexFormat.fromHexDigitsToLong(wire, 20, 36);
        return Optional.of(new MessageId(new UUID(high, low)));
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return PREFIX
                + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }
}
