package io.webchat.adapter.persistence.log;

import io.webchat.application.inbox.Inboxes.NewEvent;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers messages and events and inserts them, in one statement. Under the lock of {@link LogHeads}. */
public final class Appending {
    @Inject
    public Appending() {}

    /**
     * What was written.
     *
     * @param messages in the order of their drafts
     * @param events in the order of each log
     */
    public record Written(List<Message> messages, List<InboxEvent> events) {}

    /** Writes on the connection, as part of its transaction if it has one. */
    public Written write(
            Connection connection, List<NewMessage> drafts, Collection<NewEvent> others, Numbering numbering)
            throws SQLException {
        numbering.prepare(connection, recipients(drafts, others), conversations(drafts));
        List<Message> messages = new ArrayList<>(drafts.size());
        List<InboxEvent> events = new ArrayList<>();
        for (NewMessage draft : drafts) {
            Message message = draft.at(numbering.next(draft.conversation()));
            messages.add(message);
            EventPayload arrived = new EventPayload.MessageArrived(message);
            for (AccountId reader : draft.readers()) {
                events.add(new InboxEvent(reader, numbering.next(reader), draft.createdAt(), arrived));
            }
        }
        for (NewEvent event : others) {
            events.add(
                    new InboxEvent(event.recipient(), numbering.next(event.recipient()), event.at(), event.payload()));
        }
        new AppendStatement(drafts, messages, events).execute(connection);
        return new Written(messages, events);
    }

    private static Set<AccountId> recipients(Collection<NewMessage> drafts, Collection<NewEvent> others) {
        Set<AccountId> recipients = new HashSet<>();
        drafts.forEach(draft -> recipients.addAll(draft.readers()));
        others.forEach(event -> recipients.add(event.recipient()));
        return recipients;
    }

    private static Set<ConversationId> conversations(Collection<NewMessage> drafts) {
        Set<ConversationId> conversations = new HashSet<>();
        drafts.forEach(draft -> conversations.add(draft.conversation()));
        return conversations;
    }
}
