package io.webchat.application.agents;

import io.webchat.domain.identity.AccountId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often automatic messages have answered each other in one conversation since something came from outside. Messages
 * of one sender in a row are one answer. Used under its own lock.
 */
final class Exchange {
    /** Whose owners are asked; more take no part in a decision. */
    private static final int MAX_PARTICIPANTS = 16;

    private final Set<AccountId> participants = new LinkedHashSet<>();
    private @Nullable AccountId last;
    private int answers;
    private long since;

    /** Begins anew if something from outside came later than the last beginning. */
    void restartIfOlder(long outside) {
        if (olderThan(outside)) {
            restart(outside);
        }
    }

    boolean olderThan(long outside) {
        return outside > since;
    }

    void restart(long at) {
        since = Math.max(since, at);
        answers = 0;
        last = null;
        participants.clear();
    }

    boolean answersAnother(AccountId sender) {
        return !sender.equals(last);
    }

    void add(AccountId sender) {
        if (participants.size() < MAX_PARTICIPANTS) {
            participants.add(sender);
        }
        if (answersAnother(sender)) {
            answers++;
            last = sender;
        }
    }

    int answers() {
        return answers;
    }

    boolean includes(AccountId account) {
        return participants.contains(account);
    }

    Set<AccountId> participants() {
        return Set.copyOf(participants);
    }
}
