package io.webchat.application.egress;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a server that was called asks for a pause: seconds, or one of the three forms of an HTTP date. */
public final class RetryAfter {
    /** The longest pause that is kept; a longer one, and one of any number of digits, counts as this. */
    public static final Duration MAX = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int MAX_DIGITS = 9;

    /** {@code Sunday, 06-Nov-94 08:49:37 GMT}; its century begins fifty years ago. */
    private static DateTimeFormatter rfc850(Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, today.minusYears(50))
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private RetryAfter() {}

    /** Null when there is none, or none that can be read, or one that has passed; {@link #MAX} at most. */
    public static @Nullable Duration parse(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            String significant = text.replaceFirst("^0+(?=\\d)", "");
            return significant.length() > MAX_DIGITS ? MAX : capped(Duration.ofSeconds(Long.parseLong(significant)));
        }
        Instant date = date(text, now);
        Duration left = date == null ? null : Duration.between(now, date);
        return left == null || left.isNegative() ? null : capped(left);
    }

    private static Duration capped(Duration wait) {
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }

    private static @Nullable Instant date(String text, Instant now) {
        List<Function<String, Instant>> forms = List.of(
                form -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(form, Instant::from),
                form -> LocalDateTime.parse(form, rfc850(now)).toInstant(ZoneOffset.UTC),
                form -> LocalDateTime.parse(form, ASCTIME).toInstant(ZoneOffset.UTC));
        return forms.stream()
                .map(form -> date(text, form))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> date(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
