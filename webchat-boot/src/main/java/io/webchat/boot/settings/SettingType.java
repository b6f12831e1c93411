package io.webchat.boot.settings;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.webchat.domain.Refusal;
import io.webchat.domain.egress.TargetUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a setting is read.
 *
 * @param word one word for tables: {@code duration}
 * @param expects completes "expects …" in a message
 * @param hidden whether the text must not be shown
 * @param reader throws {@link IllegalArgumentException} on a text that is not {@code expects}; its message is not shown
 */
public record SettingType<T>(String word, String expects, boolean hidden, Function<String, T> reader) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,15}) ?([smhd]?)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}) ?([a-z]*)");
    private static final Map<String, Integer> SECONDS = Map.of("", 1, "s", 1, "m", 60, "h", 3600, "d", 86_400);
    /** Decimal by SI, binary by IEC 80000-13. */
    private static final Map<String, Long> BYTES = Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40);

    public SettingType {
        requireNonNull(word, "word is null");
        requireNonNull(expects, "expects is null");
        requireNonNull(reader, "reader is null");
    }

    /**
     * The value that the text stands for.
     *
     * @throws IllegalArgumentException when the text is not what this type expects
     */
    public T read(String text) {
        return reader.apply(text);
    }

    public static SettingType<String> text() {
        return new SettingType<>("text", "a text", false, text -> text);
    }

    public static SettingType<Secret> secret() {
        return new SettingType<>("secret", "a secret", true, Secret::new);
    }

    /** A secret of a shape; the shape is told, the value never. */
    public static SettingType<Secret> secret(Pattern shape, String expects) {
        return new SettingType<>("secret", expects, true, text -> new Secret(matching(shape, text)));
    }

    /** A text of a shape. */
    public static SettingType<String> text(Pattern shape, String expects) {
        return new SettingType<>("text", expects, false, text -> matching(shape, text));
    }

    public static SettingType<Boolean> bool() {
        return new SettingType<>("bool", "true or false (also yes/no, on/off, 1/0)", false, SettingType::readBool);
    }

    /** A whole number within the bounds, both included. */
    public static SettingType<Integer> integer(int min, int max) {
        String expects = "a whole number from " + min + " to " + max;
        return new SettingType<>("int", expects, false, text -> (int) within(readWhole(text), min, max));
    }

    /** A whole number within the bounds, both included. */
    public static SettingType<Long> wholeNumber(long min, long max) {
        String expects = "a whole number from " + min + " to " + max;
        return new SettingType<>("long", expects, false, text -> within(readWhole(text), min, max));
    }

    /** Seconds, or a number with {@code s}, {@code m}, {@code h} or {@code d}; both bounds included. */
    public static SettingType<Duration> duration(Duration min, Duration max) {
        String expects = "seconds, or a time like 30s, 10m, 2h, 7d, from " + shown(min) + " to " + shown(max);
        return new SettingType<>("duration", expects, false, text -> {
            long seconds = scaled(DURATION, SECONDS, text);
            return Duration.ofSeconds(within(seconds, min.toSeconds(), max.toSeconds()));
        });
    }

    /** Bytes, or a size with {@code kB MB GB TB} (powers of 1000) or {@code KiB MiB GiB TiB} (of 1024). */
    public static SettingType<Long> bytes(long min, long max) {
        String expects = "bytes, or a size like 16MB or 1GiB, from " + min + " to " + max + " bytes";
        return new SettingType<>("size", expects, false, text -> within(scaled(SIZE, BYTES, text), min, max));
    }

    public static SettingType<Path> path() {
        return new SettingType<>("path", "a path", false, SettingType::readPath);
    }

    /** An absolute {@code http} or {@code https} address without user, query or fragment. */
    public static SettingType<URI> webAddress() {
        return new SettingType<>("url", "a web address like https://relay.example.com", false, SettingType::readUrl);
    }

    /** Texts between commas; blank ones are left out. */
    public static SettingType<List<String>> list(Predicate<String> item, String expects) {
        return new SettingType<>("list", expects, false, text -> readList(text, item));
    }

    /** One of the constants, written in lower case with {@code -} for {@code _}. */
    public static <E extends Enum<E>> SettingType<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String words = constants.stream().map(SettingType::word).collect(joining(", "));
        return new SettingType<>(
                "choice",
                "one of " + words,
                false,
                text -> constants.stream()
                        .filter(constant -> word(constant).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String matching(Pattern shape, String text) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static boolean readBool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static long readWhole(String text) {
        return Long.parseLong(matching(WHOLE, text));
    }

    private static long within(long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static long scaled(Pattern shape, Map<String, ? extends Number> units, String text) {
        Matcher matcher = shape.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException();
        }
        long unit = requireNonNull(units.get(matcher.group(2))).longValue();
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String shown(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        return seconds + "s";
    }

    private static Path readPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URI readUrl(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || !named(url) || hasTail(url)) {
                throw new IllegalArgumentException();
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Java itself knows no names with underscores, which networks of containers have. */
    private static boolean named(URI url) {
        if (url.getHost() != null) {
            return url.getUserInfo() == null;
        }
        try {
            return TargetUrl.parse("url", url.toString()).host().contains("_");
        } catch (Refusal none) {
            return false;
        }
    }

    private static boolean hasTail(URI url) {
        return url.getQuery() != null || url.getFragment() != null;
    }

    private static List<String> readList(String text, Predicate<String> item) {
        List<String> items = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (!items.stream().allMatch(item)) {
            throw new IllegalArgumentException();
        }
        return items;
    }
}
