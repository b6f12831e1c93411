package io.webchat.domain.questions;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a question was answered with: an option, a text, or both.
 *
 * @param option an option's id; null for a text alone
 * @param by null when nobody answered in time and the default was taken
 */
public record Answer(
        @Nullable String option,
        @Nullable String text,
        @Nullable AccountId by,
        Instant at) {
    /** In characters. */
    public static final int MAX_TEXT_CHARACTERS = 4_000;

    public Answer {
        requireNonNull(at, "at is null");
        if (option == null && text == null) {
            throw new IllegalArgumentException("an answer without option and text");
        }
    }
}
