package io.webchat.domain;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer no, with a stable code and a sentence that says what to do. Carries no stack trace: it is not a fault. */
public final class Refusal extends RuntimeException {
    private final RefusalCode code;
    private final String detail;
    private final transient List<FieldError> fieldErrors;
    private final @Nullable Duration retryAfter;

    private Refusal(RefusalCode code, String detail, List<FieldError> fieldErrors, @Nullable Duration retryAfter) {
        super(code.wireName() + ": " + requireNonNull(detail, "detail is null"), null, false, false);
        this.code = code;
        this.detail = detail;
        this.fieldErrors = List.copyOf(fieldErrors);
        this.retryAfter = retryAfter;
    }

    public static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code, detail, List.of(), null);
    }

    /** A field that is understood but not allowed as it is. */
    public static Refusal field(String field, String fieldCode, String detail) {
        return field(RefusalCode.FIELD_INVALID, field, fieldCode, detail);
    }

    public static Refusal field(RefusalCode code, String field, String fieldCode, String detail) {
        return new Refusal(code, detail, List.of(new FieldError(field, fieldCode, detail)), null);
    }

    /** A refusal that passes by itself after {@code retryAfter}. */
    public static Refusal until(Duration retryAfter, RefusalCode code, String detail) {
        return new Refusal(code, detail, List.of(), retryAfter);
    }

    public RefusalCode code() {
        return code;
    }

    /** Says what to do; shown to the caller as it is, so it names nothing internal. */
    public String detail() {
        return detail;
    }

    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
