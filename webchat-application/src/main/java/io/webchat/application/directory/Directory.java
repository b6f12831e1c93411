package io.webchat.application.directory;

import io.webchat.domain.identity.AccountKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who is there. */
public interface Directory {
    /**
     * Which entries are wanted; a null takes any.
     *
     * @param text what the present address, the display name or a visible session's name contains, taken literally,
     *     ignoring case in every script
     * @param online whether one of its visible sessions is online at {@code now}
     */
    record Criteria(
            @Nullable String text,
            @Nullable AccountKind kind,
            @Nullable Boolean online,
            Instant now) {}

    /**
     * The visible accounts with all their visible sessions that have not ended, ordered by the characters' codes of
     * their addresses.
     *
     * @param limit at most so many accounts, after all else has been left out
     */
    List<DirectoryEntry> visible(Criteria wanted, int limit);
}
