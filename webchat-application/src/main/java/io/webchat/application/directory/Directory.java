package io.webchat.application.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who is there. */
public interface Directory {
    /**
     * The visible accounts with their visible sessions that have not ended, ordered by address.
     *
     * @param text what address, display name or a session's name contains, ignoring case; null for all
     * @param limit at most so many accounts
     */
    List<DirectoryEntry> visible(@Nullable String text, int limit);
}
