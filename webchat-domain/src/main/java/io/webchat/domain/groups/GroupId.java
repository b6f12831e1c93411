package io.webchat.domain.groups;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code grp_} and an opaque tail. */
public record GroupId(String value) {
    public static final String PREFIX = "grp_";

    private static final Pattern FORM = Pattern.compile("grp_[0-9a-f]{32}");

    public GroupId {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a group id");
        }
    }

    /** Empty when it is not a group's id, so that a caller answers like for an unknown one. */
    public static Optional<GroupId> parse(String wire) {
        return FORM.matcher(wire).matches() ? Optional.of(new GroupId(wire)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
