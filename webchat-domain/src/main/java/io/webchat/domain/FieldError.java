package io.webchat.domain;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with one field of a request.
 *
 * @param field the field's name on the wire
 * @param code a stable word such as {@code required}, {@code too_long}, {@code invalid}
 * @param detail what the field has to look like
 */
public record FieldError(String field, String code, String detail) {
    public FieldError {
        requireNonNull(field, "field is null");
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
    }
}
