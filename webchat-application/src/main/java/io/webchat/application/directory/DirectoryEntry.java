package io.webchat.application.directory;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of an account.
 *
 * @param owner null for who has none
 * @param sessions the visible ones, newest sign of life first
 */
public record DirectoryEntry(Account account, @Nullable ChatAddress owner, List<Session> sessions) {
    public DirectoryEntry {
        sessions = List.copyOf(sessions);
    }

    public boolean onlineAt(Instant now) {
        return sessions.stream().anyMatch(session -> session.onlineAt(now));
    }
}
