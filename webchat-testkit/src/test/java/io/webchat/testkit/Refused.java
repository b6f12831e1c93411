package io.webchat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.webchat.domain.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks at how something is refused. */
public final class Refused {
    private Refused() {}

    public static Refusal refusal(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }

    /** The code's word. */
    public static String word(ThrowingCallable call) {
        return refusal(call).code().wireName();
    }

    /** {@code field:code} of the one field that the call is refused for. */
    public static String field(ThrowingCallable call) {
        Refusal refusal = refusal(call);
        assertThat(refusal.fieldErrors()).hasSize(1);
        return refusal.fieldErrors().getFirst().field() + ":"
                + refusal.fieldErrors().getFirst().code();
    }
}
