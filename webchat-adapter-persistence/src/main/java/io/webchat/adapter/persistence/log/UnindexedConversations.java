package io.webchat.adapter.persistence.log;

import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Conversations with messages whose words aren't taken up yet, as far as this process knows. */
public final class UnindexedConversations {
    /** What is more than that is left to the next look through all conversations. */
    private static final int MAX = 100_000;

    private final Set<ConversationId> conversations = ConcurrentHashMap.newKeySet();

    @Inject
    public UnindexedConversations() {}

    public void add(Collection<ConversationId> more) {
        if (conversations.size() < MAX) {
            conversations.addAll(more);
        }
    }

    /** Some of them, which are no longer here. */
    public List<ConversationId> take(int most) {
        List<ConversationId> some = conversations.stream().limit(most).toList();
        some.forEach(conversations::remove);
        return some;
    }
}
