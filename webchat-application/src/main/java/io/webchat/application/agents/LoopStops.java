package io.webchat.application.agents;

import io.webchat.domain.messaging.ConversationId;
import java.time.Instant;
import java.util.Map;

/** The conversations in which automatic messages may not go on, each with what its questions concern. */
public interface LoopStops {
    Map<ConversationId, String> all();

    /** @return false if the conversation is stopped already; nothing changes then */
    boolean add(ConversationId conversation, String concern, Instant at);

    /** Nothing if it isn't stopped. */
    void remove(ConversationId conversation);
}
