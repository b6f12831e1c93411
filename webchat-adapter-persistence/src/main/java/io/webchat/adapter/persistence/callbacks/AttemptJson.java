package io.webchat.adapter.persistence.callbacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.domain.callbacks.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call of a receiver as it stands in its delivery's row: nobody asks for one alone.
 *
 * @param at in microseconds since 1970
 * @param took in milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptJson(
        long at,
        long took,
        @Nullable Integer status,
        @Nullable String fault) {
    // An older relay reads what a newer one wrote.
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static String write(Attempt attempt) {
        try {
            return JSON.writeValueAsString(new AttemptJson(
                    ChronoUnit.MICROS.between(Instant.EPOCH, attempt.at()),
                    attempt.took().toMillis(),
                    attempt.status(),
                    attempt.fault() == null ? null : attempt.fault().wireName()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Attempt> readAll(String array) {
        try {
            return Stream.of(JSON.readValue(array, AttemptJson[].class))
                    .map(AttemptJson::read)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery with unreadable attempts", e);
        }
    }

    private Attempt read() {
        return new Attempt(
                Instant.EPOCH.plus(at, ChronoUnit.MICROS),
                Duration.ofMillis(took),
                status,
                fault == null ? null : Attempt.Fault.valueOf(fault.toUpperCase(Locale.ROOT)),
                null);
    }
}
