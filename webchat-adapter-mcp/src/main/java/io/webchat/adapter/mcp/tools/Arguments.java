package io.webchat.adapter.mcp.tools;

import io.webchat.domain.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, with refusals that name what is wrong. */
public final class Arguments {
    private final Map<String, Object> values;

    Arguments(@Nullable Map<String, Object> values) {
        this.values = values == null ? Map.of() : values;
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw Refusal.field(name, "required", "Give " + name + ".");
        }
        return value;
    }

    /** Null when it is absent or blank. */
    @Nullable
    String optionalText(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case String text -> text.isBlank() ? null : text;
            default -> throw wrongType(name, "a string");
        };
    }

    int number(String name, int otherwise, int min, int max) {
        Long value = optionalNumber(name);
        if (value == null) {
            return otherwise;
        }
        if (value < min || value > max) {
            throw Refusal.field(name, "out_of_range", "Give " + name + " " + min + " to " + max + ".");
        }
        return value.intValue();
    }

    @Nullable
    Long optionalNumber(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Integer value -> value.longValue();
            case Long value -> value;
            case Double value when value == Math.rint(value) && Math.abs(value) < 1e15 -> value.longValue();
            default -> throw wrongType(name, "an integer");
        };
    }

    @Nullable
    Duration optionalSeconds(String name) {
        Long seconds = optionalNumber(name);
        return seconds == null ? null : Duration.ofSeconds(Math.clamp(seconds, -1, Integer.MAX_VALUE));
    }

    boolean flag(String name, boolean otherwise) {
        Boolean value = optionalFlag(name);
        return value == null ? otherwise : value;
    }

    @Nullable
    Boolean optionalFlag(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Boolean value -> value;
            default -> throw wrongType(name, "true or false");
        };
    }

    List<?> list(String name, int max) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list when list.size() <= max -> list;
            case List<?> list -> throw Refusal.field(name, "too_many", "Give at most " + max + " " + name + ".");
            default -> throw wrongType(name, "a list");
        };
    }

    List<String> texts(String name, int max) {
        return list(name, max).stream()
                .map(item -> {
                    if (item instanceof String text) {
                        return text;
                    }
                    throw wrongType(name, "a list of strings");
                })
                .toList();
    }

    /** An item of a list, as arguments of its own; a plain string stands for {@code {key: string}}. */
    static Arguments item(String list, String key, @Nullable Object item) {
        if (item instanceof String text) {
            return new Arguments(Map.of(key, text));
        }
        if (item instanceof Map<?, ?> map) {
            Map<String, Object> named = new java.util.HashMap<>();
            map.forEach((name, value) -> {
                if (value != null) {
                    named.put(String.valueOf(name), value);
                }
            });
            return new Arguments(named);
        }
        throw wrongType(list, "a list of objects or strings");
    }

    private static Refusal wrongType(String name, String wanted) {
        return Refusal.field(name, "wrong_type", "Give " + name + " as " + wanted + ".");
    }
}
