package io.webchat.application.retention;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.Conversations;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Writes a bounce into the logs of those whose messages nobody will get any more. Within a unit of work. */
final class NotifySenders {
    private static final String EXPIRED = "expired";

    private final Conversations conversations;
    private final Inboxes inboxes;
    private final Clock clock;

    @Inject
    NotifySenders(Conversations conversations, Inboxes inboxes, Clock clock) {
        this.conversations = conversations;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    /** Of a group's message, one receiver that never came is no news to its sender. */
    void expired(List<Message> messages) {
        Instant now = clock.instant();
        inboxes.append(messages.stream()
                .filter(this::direct)
                .map(message -> new Inboxes.NewEvent(
                        message.sender(), now, new EventPayload.Bounced(message.id(), message.conversation(), EXPIRED)))
                .toList());
    }

    private boolean direct(Message message) {
        return conversations.find(message.conversation()).orElse(null) instanceof Conversation.Direct;
    }
}
