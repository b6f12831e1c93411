package io.webchat.domain;

/** What sort of no a {@link Refusal} is; a transport maps it to its own word (HTTP: a status). */
public enum RefusalKind {
    /** Can't be parsed, or has the wrong type. */
    MALFORMED,
    /** Understood, but not allowed as it is. */
    INVALID,
    /** Nobody is signed in, or the proof of it is wrong. */
    UNAUTHENTICATED,
    /** Signed in, and known to the thing, but without the right to do this. */
    FORBIDDEN,
    /** Does not exist, or is hidden from the caller: the two are never told apart. */
    MISSING,
    /** Was there and is no more; told only to who could see it. */
    GONE,
    /** Clashes with what is stored. */
    CONFLICT,
    /** Larger than a limit. */
    TOO_LARGE,
    /** Too often within a time. */
    EXHAUSTED,
    /** Somebody whom the relay asked answered something of no use. */
    UPSTREAM,
    /** Can't be served now; the same call may pass later. */
    UNAVAILABLE
}
