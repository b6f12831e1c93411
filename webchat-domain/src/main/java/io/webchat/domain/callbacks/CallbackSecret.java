package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import java.util.Base64;

/** What deliveries are signed with: {@code whsec_} and the key in base64, as Standard Webhooks has it. */
public record CallbackSecret(String value) {
    public static final String PREFIX = "whsec_";

    /** In bytes. Standard Webhooks wants 24 to 64. */
    public static final int KEY_LENGTH = 32;

    public CallbackSecret {
        requireNonNull(value, "value is null");
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a callback's secret");
        }
    }

    public static CallbackSecret of(byte[] key) {
        return new CallbackSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    public byte[] key() {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
