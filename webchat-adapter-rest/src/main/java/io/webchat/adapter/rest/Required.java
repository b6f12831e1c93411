package io.webchat.adapter.rest;

import io.webchat.domain.Refusal;
import org.jspecify.annotations.Nullable;

/** Holds that a field was sent. */
public final class Required {
    private Required() {}

    /** @throws Refusal naming the field when it is absent or null */
    public static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw Refusal.field(name, "required", "Give " + name + ".");
        }
        return value;
    }
}
