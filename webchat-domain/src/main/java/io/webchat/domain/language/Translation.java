package io.webchat.domain.language;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.retry.RetryGaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message in another language, or the way there.
 *
 * @param version when what it translates was said: an edit makes another one
 * @param dueAt when it is to be tried next, while it is pending
 * @param failures tries that failed so far
 * @param transcript what the message's voice clips say, in their own language; null without
 * @param text null until it is there
 * @param source the language that it was in; null when nobody said
 * @param provider the engine that made it; null until it is there
 * @param reason a stable word for why the last try failed; null when none did
 */
public record Translation(
        MessageId message,
        LanguageTag language,
        Instant version,
        State state,
        Instant dueAt,
        int failures,
        @Nullable String transcript,
        @Nullable String text,
        @Nullable String source,
        @Nullable String provider,
        @Nullable String reason) {
    /** Pauses after the first, second, … failure; after the last one it is given up. */
    private static final RetryGaps GAPS = new RetryGaps(
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6)),
            Duration.ofDays(1),
            0.2);

    /** After so many failures those who wait are told, while it goes on being tried. */
    private static final int TOLD_AFTER = 3;

    /** How far it is. */
    public enum State {
        PENDING,
        DONE,
        FAILED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Translation {
        requireNonNull(message, "message is null");
        requireNonNull(language, "language is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        requireNonNull(dueAt, "dueAt is null");
    }

    public static Translation wanted(MessageId message, LanguageTag language, Instant version, Instant now) {
        return new Translation(message, language, version, State.PENDING, now, 0, null, null, null, null, null);
    }

    public Translation done(@Nullable String saidByVoice, String translated, @Nullable String from, String by) {
        return new Translation(
                message, language, version, State.DONE, dueAt, failures, saidByVoice, translated, from, by, null);
    }

    /** It will never be. */
    public Translation givenUp(@Nullable String saidByVoice, String why) {
        return new Translation(
                message, language, version, State.FAILED, dueAt, failures + 1, saidByVoice, null, null, null, why);
    }

    /**
     * This time it did not work.
     *
     * @param notBefore when the engine will listen again; null when it said nothing
     * @param random from 0 to 1, for the jitter
     */
    public Translation failed(
            @Nullable String saidByVoice, String why, Instant now, @Nullable Instant notBefore, double random) {
        if (GAPS.exhausted(failures + 1)) {
            return givenUp(saidByVoice, why);
        }
        Instant next = now.plus(GAPS.after(failures + 1, null, random));
        return new Translation(
                message,
                language,
                version,
                State.PENDING,
                notBefore == null || notBefore.isBefore(next) ? next : notBefore,
                failures + 1,
                saidByVoice,
                null,
                null,
                null,
                why);
    }

    /** Whether those who wait are to be told of how it stands since the last try. */
    public boolean worthTelling() {
        return state != State.PENDING || failures == TOLD_AFTER;
    }

    /** It is late, and goes on being tried. */
    public boolean retrying() {
        return state == State.PENDING && failures >= TOLD_AFTER;
    }
}
