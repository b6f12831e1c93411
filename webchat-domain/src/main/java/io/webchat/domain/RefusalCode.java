package io.webchat.domain;

import static io.webchat.domain.RefusalKind.CONFLICT;
import static io.webchat.domain.RefusalKind.EXHAUSTED;
import static io.webchat.domain.RefusalKind.FORBIDDEN;
import static io.webchat.domain.RefusalKind.GONE;
import static io.webchat.domain.RefusalKind.INVALID;
import static io.webchat.domain.RefusalKind.MALFORMED;
import static io.webchat.domain.RefusalKind.MISSING;
import static io.webchat.domain.RefusalKind.TOO_LARGE;
import static io.webchat.domain.RefusalKind.UNAUTHENTICATED;
import static io.webchat.domain.RefusalKind.UNAVAILABLE;
import static io.webchat.domain.RefusalKind.UPSTREAM;

import java.util.Locale;

/** The stable words that callers branch on. A word is never renamed or given another meaning. */
public enum RefusalCode {
    BAD_REQUEST(MALFORMED, "The request can't be read"),
    JSON_INVALID(MALFORMED, "The body is not valid JSON"),
    CURSOR_INVALID(MALFORMED, "The cursor is not one of yours"),
    FIELD_INVALID(INVALID, "A field is not allowed as it is"),
    EMAIL_UNDELIVERABLE(INVALID, "The mailbox takes no mail"),
    TARGET_FORBIDDEN(INVALID, "The relay may not call this address"),
    SESSION_REQUIRED(UNAUTHENTICATED, "A session is required"),
    SESSION_INVALID(UNAUTHENTICATED, "The session is unknown or has ended"),
    KEY_INVALID(UNAUTHENTICATED, "The key is unknown"),
    CODE_INVALID(UNAUTHENTICATED, "The code is wrong or old"),
    ACCESS_DENIED(FORBIDDEN, "Access is denied"),
    SENDER_MISMATCH(FORBIDDEN, "The sender is not the session's own"),
    STREAM_READ_ONLY(FORBIDDEN, "Only those who look after this stream write to it"),
    GROUP_ROLE_REQUIRED(FORBIDDEN, "Your role in the group doesn't allow this"),
    ANSWER_NOT_ALLOWED(FORBIDDEN, "Who asks can't answer"),
    ADMIN_REQUIRED(FORBIDDEN, "Only admins may do this"),
    NOT_YOURS(FORBIDDEN, "Only its sender may do this"),
    NOT_FOUND(MISSING, "Not found"),
    FILE_GONE(GONE, "The file is gone"),
    RECIPIENT_UNKNOWN(MISSING, "The recipient is unknown"),
    ADDRESS_TAKEN(CONFLICT, "The chat address is taken"),
    PHONE_TAKEN(CONFLICT, "The phone exists"),
    ALREADY_MEMBER(CONFLICT, "Already a member"),
    ALREADY_DECIDED(CONFLICT, "Already decided"),
    ALREADY_DELETED(CONFLICT, "The message was deleted"),
    CALLBACK_LIMIT(CONFLICT, "The account has as many callbacks as it may have"),
    CALLBACK_DISABLED(CONFLICT, "The callback is switched off"),
    AGENT_PAUSED(CONFLICT, "The agent is paused by its owner"),
    OWNER_STAYS(CONFLICT, "The owner can't leave before handing the group over"),
    IDEMPOTENCY_CONFLICT(CONFLICT, "The idempotency key was used for other content"),
    BODY_TOO_LARGE(TOO_LARGE, "The body is too large"),
    FILE_TOO_LARGE(TOO_LARGE, "The file is too large"),
    QUOTA_EXCEEDED(TOO_LARGE, "The account's room for files is used up"),
    RATE_LIMITED(EXHAUSTED, "Too many requests"),
    LOOP_GUARD(EXHAUSTED, "Automatic messages answer each other too long"),
    AGENT_BUDGET(EXHAUSTED, "The agent has sent as much as it may in an hour"),
    STORAGE_FULL(UNAVAILABLE, "The relay's disk has no room for files"),
    CHANNEL_UNAVAILABLE(UNAVAILABLE, "The channel is not set up on this relay"),
    LANGUAGE_UNAVAILABLE(UNAVAILABLE, "No engine for this can be used now"),
    LANGUAGE_FAILED(UPSTREAM, "The language engines failed"),
    MAIL_UNAVAILABLE(UNAVAILABLE, "Mail can't be sent now"),
    RELAY_UNAVAILABLE(UNAVAILABLE, "The relay can't do this now");

    private final RefusalKind kind;
    private final String title;

    RefusalCode(RefusalKind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    public RefusalKind kind() {
        return kind;
    }

    /** A short sentence for people, the same for every refusal with this code. */
    public String title() {
        return title;
    }

    /** The word as it stands on the wire: {@code address_taken}. */
    public String wireName() {
        // Named for a client that only asks whether to come again.
        return this == RELAY_UNAVAILABLE ? "unavailable" : name().toLowerCase(Locale.ROOT);
    }
}
