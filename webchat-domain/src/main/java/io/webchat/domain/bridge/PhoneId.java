package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name under which an admin has set a phone up: 1 to 64 of letters, digits, {@code . _ -}. */
public record PhoneId(String value) {
    /** What clients of the free mode name: no phone at all. */
    public static final String FREE = "pchat_free_phone";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PhoneId {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches() || value.equals(FREE)) {
            throw new IllegalArgumentException("not a phone id");
        }
    }

    /** @throws Refusal naming {@code phone_id} when it can be none */
    public static PhoneId chosen(String typed) {
        return parse(typed)
                .orElseThrow(() -> Refusal.field(
                        "phone_id",
                        "invalid",
                        "Give phone_id 1 to 64 letters, digits, dots, underscores or hyphens; not " + FREE + "."));
    }

    /** Empty when it can be none, so that a caller answers like for an unknown one. */
    public static Optional<PhoneId> parse(String typed) {
        return FORM.matcher(typed).matches() && !typed.equals(FREE)
                ? Optional.of(new PhoneId(typed))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
