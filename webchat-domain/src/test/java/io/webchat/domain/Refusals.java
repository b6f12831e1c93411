package io.webchat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks at how something is refused. */
public final class Refusals {
    private Refusals() {}

    /** {@code field:code} of the one field that the call is refused for. */
    public static String fieldOf(ThrowingCallable call) {
        Refusal refusal = refusal(call);
        assertThat(refusal.fieldErrors()).hasSize(1);
        FieldError error = refusal.fieldErrors().getFirst();
        return error.field() + ":" + error.code();
    }

    public static Refusal refusal(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }
}
