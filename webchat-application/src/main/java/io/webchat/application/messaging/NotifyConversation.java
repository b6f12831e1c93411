package io.webchat.application.messaging;

import io.webchat.application.groups.Groups;
import io.webchat.application.groups.NotifyGroup;
import io.webchat.domain.groups.Group;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.time.Instant;

/** Writes what happened in a conversation into the logs of all who take part. Within a unit of work. */
public final class NotifyConversation {
    private final Participants participants;
    private final Groups groups;
    private final NotifyGroup notifyGroup;

    @Inject
    NotifyConversation(Participants participants, Groups groups, NotifyGroup notifyGroup) {
        this.participants = participants;
        this.groups = groups;
        this.notifyGroup = notifyGroup;
    }

    public void tell(Conversation conversation, AccountId by, EventPayload payload, Instant at) {
        switch (conversation) {
            case Conversation.Direct direct -> notifyGroup.tell(participants.readers(direct, by), payload, at);
            case Conversation.OfGroup of ->
                notifyGroup.tell(groups.find(of.group()).orElseThrow(Group::unknown), by, payload, at);
        }
    }
}
