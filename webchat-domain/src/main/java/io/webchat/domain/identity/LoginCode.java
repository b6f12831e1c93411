package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code that was sent to a mailbox.
 *
 * @param hash keyed, because six digits could be guessed from a plain one
 * @param displayName what the person called itself when asking for the code; null when it said nothing
 * @param wrongTries how many wrong codes were shown since it was sent
 */
public record LoginCode(
        EmailAddress email, String hash, @Nullable String displayName, Instant sentAt, int wrongTries) {
    /** How long a code is good. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Wrong guesses that burn a code. */
    public static final int MAX_WRONG_TRIES = 5;

    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    public LoginCode {
        requireNonNull(email, "email is null");
        requireNonNull(hash, "hash is null");
        requireNonNull(sentAt, "sentAt is null");
    }

    public boolean usableAt(Instant now) {
        return wrongTries < MAX_WRONG_TRIES && now.isBefore(sentAt.plus(LIFE));
    }

    public static boolean hasForm(String code) {
        return FORM.matcher(code).matches();
    }
}
