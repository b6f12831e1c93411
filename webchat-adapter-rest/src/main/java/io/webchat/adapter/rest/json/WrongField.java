package io.webchat.adapter.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names the field that has another type than ours, and the type that it should have. */
final class WrongField {
    private static final int MAX_PATH_CHARACTERS = 200;

    private WrongField() {}

    static RuntimeException refusal(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof JsonProcessingException parse
                    && !(cause instanceof JsonMappingException)
                    && !(cause instanceof InputCoercionException)) {
                return JsonBody.broken(parse);
            }
        }
        if (e instanceof ValueInstantiationException || e instanceof InvalidDefinitionException) {
            return new IllegalStateException("a request class can't be made", e);
        }
        String expected = e instanceof InvalidNullException ? "a value, not null" : expected(target(e));
        return wrongType(path(e.getPath()), expected);
    }

    private static Refusal wrongType(String field, String expected) {
        return field.isEmpty()
                ? Refusal.of(RefusalCode.BAD_REQUEST, "Send " + expected + ".")
                : Refusal.field(
                        RefusalCode.BAD_REQUEST, field, "wrong_type", "Give " + field + " as " + expected + ".");
    }

    private static @Nullable Class<?> target(JsonMappingException e) {
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch.getTargetType();
        }
        return e.getCause() instanceof InputCoercionException coercion ? coercion.getTargetType() : null;
    }

    /** {@code attachments[0].file_id}; short, and free of what a log or a terminal could trip over. */
    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(plain(reference.getFieldName()));
            }
        }
        return path.length() > MAX_PATH_CHARACTERS ? path.substring(0, MAX_PATH_CHARACTERS) : path.toString();
    }

    private static String plain(String name) {
        return name.chars()
                .map(c -> c > ' ' && c < 0x7F ? c : '?')
                .collect(StringBuilder::new, (made, c) -> made.append((char) c), StringBuilder::append)
                .toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "the documented type";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == short.class || type == Short.class) {
            return "a whole number of 32 bits";
        }
        if (type == long.class || type == Long.class) {
            return "a whole number of 64 bits";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return expectedOfMany(type);
    }

    private static String expectedOfMany(Class<?> type) {
        if (type == Instant.class) {
            return "a time such as 2026-01-31T23:59:59Z";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "the documented type";
    }
}
