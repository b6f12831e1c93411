package io.webchat.application.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who is there. */
public interface Directory {
    /**
     * The visible accounts with all their visible sessions that have not ended, ordered by the characters' codes of
     * their addresses.
     *
     * @param text what the present address, the display name or a visible session's name contains, taken literally,
     *     ignoring case in every script; null for all
     * @param limit at most so many accounts
     */
    List<DirectoryEntry> visible(@Nullable String text, int limit);
}
