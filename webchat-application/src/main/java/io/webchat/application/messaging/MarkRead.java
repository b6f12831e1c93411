package io.webchat.application.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes that a person, or a session, has read a conversation up to some message. */
public final class MarkRead {
    /** Ids in one call. */
    public static final int MAX_IDS = 500;

    private final MessageLog log;
    private final Conversations conversations;
    private final Participants participants;
    private final ConversationNames names;
    private final Receipts receipts;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    MarkRead(
            MessageLog log,
            Conversations conversations,
            Participants participants,
            ConversationNames names,
            Receipts receipts,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.log = log;
        this.conversations = conversations;
        this.participants = participants;
        this.names = names;
        this.receipts = receipts;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * Marks each message, and all before it in its conversation.
     *
     * @return how many conversations moved
     * @throws Refusal {@code not_found} when one of them is no message of the caller's
     */
    public int messages(SignedIn caller, Collection<String> messageIds) {
        if (messageIds.size() > MAX_IDS) {
            throw Refusal.field("message_ids", "too_many", "Mark at most " + MAX_IDS + " messages at a time.");
        }
        List<MessageId> ids = messageIds.stream()
                .map(id -> MessageId.parse(id).orElseThrow(MarkRead::unknown))
                .distinct()
                .toList();
        List<Message> messages = log.find(ids);
        if (messages.size() != ids.size()) {
            throw unknown();
        }
        Map<ConversationId, Long> tops = new HashMap<>();
        messages.forEach(message -> tops.merge(message.conversation(), message.conversationSeq(), Math::max));
        return mark(caller.account().id(), tops);
    }

    /**
     * Marks a conversation up to a place; beyond its end, up to its end.
     *
     * @param name as the caller sees it: {@code dm:} and the other's address
     * @return 1 when it moved, else 0
     * @throws Refusal {@code not_found} when the caller knows no such conversation
     */
    public int conversation(SignedIn caller, String name, long upToSeq) {
        AccountId reader = caller.account().id();
        Conversation conversation = names.find(caller.account(), name).orElseThrow(MarkRead::unknown);
        long next = upToSeq == Long.MAX_VALUE ? upToSeq : upToSeq + 1;
        return log.before(conversation.id(), next, 1).stream()
                .findFirst()
                .map(last -> mark(reader, Map.of(conversation.id(), last.conversationSeq())))
                .orElse(0);
    }

    private int mark(AccountId reader, Map<ConversationId, Long> tops) {
        Map<ConversationId, Conversation> concerned = new HashMap<>();
        tops.keySet()
                .forEach(id -> concerned.put(
                        id,
                        conversations
                                .find(id)
                                .filter(conversation -> participants.includes(conversation, reader))
                                .orElseThrow(MarkRead::unknown)));
        List<Receipts.Mark> marks = new ArrayList<>();
        tops.forEach((conversation, upTo) -> {
            marks.add(new Receipts.Mark(conversation, reader, DeliveryStatus.DELIVERED, upTo));
            marks.add(new Receipts.Mark(conversation, reader, DeliveryStatus.READ, upTo));
        });
        return unitOfWork.call(() -> {
            Instant now = clock.instant();
            List<Receipts.Mark> moved = receipts.advance(marks, now).stream()
                    .filter(mark -> mark.status() == DeliveryStatus.READ)
                    .toList();
            inboxes.append(moved.stream()
                    .flatMap(mark -> told(requireNonNull(concerned.get(mark.conversation())), mark).stream()
                            .map(account -> new Inboxes.NewEvent(account, now, moved(mark))))
                    .toList());
            return moved.size();
        });
    }

    /** The reader's own other screens, and those who may want to know. */
    private List<AccountId> told(Conversation conversation, Receipts.Mark mark) {
        return participants.tracksReceipts(conversation)
                ? participants.readers(conversation, mark.reader())
                : List.of(mark.reader());
    }

    private static EventPayload moved(Receipts.Mark mark) {
        return new EventPayload.ReceiptMoved(mark.conversation(), mark.reader(), mark.status(), mark.upToSeq());
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the message ids: one is no message of yours.");
    }
}
