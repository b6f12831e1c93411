package io.webchat.application.messaging;

import io.webchat.application.groups.Groups;
import io.webchat.application.groups.TellGroup;
import io.webchat.domain.groups.Group;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.time.Instant;

/** Writes what happened in a conversation into the logs of all who take part. Within a unit of work. */
public final class TellConversation {
    private final Participants participants;
    private final Groups groups;
    private final TellGroup tellGroup;

    @Inject
    TellConversation(Participants participants, Groups groups, TellGroup tellGroup) {
        this.participants = participants;
        this.groups = groups;
        this.tellGroup = tellGroup;
    }

    public void tell(Conversation conversation, AccountId by, Happening happening, Instant at) {
        switch (conversation) {
            case Conversation.Direct direct -> tellGroup.tell(participants.readers(direct, by), happening, at);
            case Conversation.OfGroup of ->
                tellGroup.tell(groups.find(of.group()).orElseThrow(Group::unknown), by, happening, at);
        }
    }
}
