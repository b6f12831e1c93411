package io.webchat.adapter.persistence.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last number of each log and conversation, as far as this process knows. Whoever gives out numbers holds the lock
 * until they are committed, so that within a process no number is tried twice; between processes the unique keys of the
 * tables decide, and who lost forgets what it believed and tries again.
 */
public final class LogHeads {
    /** Entries; one that is missing costs a look-up. */
    private static final int MAX_ENTRIES = 200_000;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Cache<AccountId, Long> logs =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
    private final Cache<ConversationId, Long> conversations =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    private final UnindexedConversations wordless;

    @Inject
    public LogHeads(UnindexedConversations wordless) {
        this.wordless = wordless;
    }

    public ReentrantLock lock() {
        return lock;
    }

    public Map<AccountId, Long> logs(Collection<AccountId> accounts) {
        return logs.getAllPresent(accounts);
    }

    public Map<ConversationId, Long> conversations(Collection<ConversationId> ids) {
        return conversations.getAllPresent(ids);
    }

    /** These numbers are committed. */
    public void are(Map<AccountId, Long> logHeads, Map<ConversationId, Long> conversationEnds) {
        logs.putAll(logHeads);
        conversations.putAll(conversationEnds);
        wordless.add(conversationEnds.keySet());
    }

    public void forget(Collection<AccountId> accounts, Collection<ConversationId> ids) {
        logs.invalidateAll(accounts);
        conversations.invalidateAll(ids);
    }
}
