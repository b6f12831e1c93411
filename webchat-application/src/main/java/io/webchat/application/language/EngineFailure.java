package io.webchat.application.language;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an engine could not do it. Carries no stack trace: that an engine fails is to be expected. */
public final class EngineFailure extends RuntimeException {
    /** What sort of failure. */
    public enum Kind {
        /** It is not there, too slow, or has too much to do. */
        UNAVAILABLE,
        /** It answered what nobody can use. */
        BROKEN,
        /** It doesn't take the relay's key, or wants one. */
        DENIED,
        /** It doesn't know the language. */
        LANGUAGE,
        /** It can't make anything of what it was given. */
        INPUT
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /**
     * @param what for the log, and for nobody else
     * @param retryAfter how long the engine wants to be left alone; null when it said nothing
     */
    public EngineFailure(Kind kind, String what, @Nullable Duration retryAfter) {
        super(requireNonNull(what, "what is null"), null, false, false);
        this.kind = requireNonNull(kind, "kind is null");
        this.retryAfter = retryAfter;
    }

    public EngineFailure(Kind kind, String what) {
        this(kind, what, null);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
