package io.webchat.domain.files;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** On the wire {@code file_} and 32 hex digits, ordered by time of making (UUID version 7). */
public record FileId(UUID value) {
    static final String SHAPE = "file_[0-9a-f]{32}";

    private static final String PREFIX = "file_";
    private static final Pattern FORM = Pattern.compile(SHAPE);

    public FileId {
        requireNonNull(value, "value is null");
    }

    /** Empty when it is not a file's id, so that a caller answers like for an unknown one. */
    public static Optional<FileId> parse(String wire) {
        if (!FORM.matcher(wire).matches()) {
            return Optional.empty();
        }
        long high = HexFormat.fromHexDigitsToLong(wire, 5, 21);
        long low = HexFormat.fromHexDigitsToLong(wire, 21, 37);
        return Optional.of(new FileId(new UUID(high, low)));
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return PREFIX
                + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }
}
