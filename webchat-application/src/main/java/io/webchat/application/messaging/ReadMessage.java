package io.webchat.application.messaging;

import io.webchat.application.bridge.OutboundMessages;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.language.TranslationViews;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.ClientKey;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.Receipt;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows messages to those whom they concern, with how far they have come. */
public final class ReadMessage {
    /** Ids in one question for statuses. The contract's number. */
    public static final int MAX_IDS = 500;

    /** How far a message has come with one receiver; a null time is not reached yet. */
    public record ReceiptView(
            ChatAddress reader,
            DeliveryStatus status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    /** @param outboundMessage its way out of the relay; null for one that stays inside */
    public record Found(
            MessageView message,
            DeliveryStatus status,
            List<ReceiptView> receipts,
            @Nullable OutboundMessage outboundMessage) {}

    /** The state over all receivers; each time is the last receiver's, null while one is missing. */
    public record Status(
            String status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    private final MessageLog log;
    private final Participants participants;
    private final Receipts receipts;
    private final Acknowledgements acknowledgements;
    private final OutboundMessages outboundMessages;
    private final Views views;
    private final TranslationViews translationViews;

    @Inject
    ReadMessage(
            MessageLog log,
            Participants participants,
            Receipts receipts,
            Acknowledgements acknowledgements,
            OutboundMessages outboundMessages,
            Views views,
            TranslationViews translationViews) {
        this.log = log;
        this.participants = participants;
        this.receipts = receipts;
        this.acknowledgements = acknowledgements;
        this.outboundMessages = outboundMessages;
        this.views = views;
        this.translationViews = translationViews;
    }

    /** @throws Refusal {@code not_found} when there is no such message, or none that concerns the caller */
    public Found one(SignedIn caller, String messageId) {
        return one(caller.account(), messageId);
    }

    /** As above, as {@code reader} sees it. */
    public Found one(Account reader, String messageId) {
        return one(reader.id(), messageId);
    }

    private Found one(AccountId viewer, String messageId) {
        Message message = MessageId.parse(messageId)
                .flatMap(log::find)
                .filter(found -> participants.sees(viewer, found))
                .orElseThrow(ReadMessage::unknown);
        acknowledgements.flush();
        List<Receipt> of = receipts.of(List.of(message)).getOrDefault(message.id(), List.of());
        return new Found(
                views.of(viewer, message)
                        .with(translationViews.of(viewer, List.of(message)).get(message.id())),
                Receipt.together(of),
                of.stream().map(this::view).toList(),
                outboundMessages(List.of(message)).get(message.id()));
    }

    /** As above, for a key: only what went out by one of its phones. */
    public Found one(ClientKey key, String messageId) {
        return MessageId.parse(messageId).stream()
                .flatMap(id -> outboundMessages.find(List.of(id)).stream())
                .filter(outboundMessage -> key.opens(outboundMessage.phone()))
                .findFirst()
                .map(outboundMessage -> one(outboundMessage.owner(), messageId))
                .orElseThrow(ReadMessage::unknown);
    }

    private Map<MessageId, OutboundMessage> outboundMessages(Collection<Message> messages) {
        List<MessageId> outside = messages.stream()
                .filter(message -> message.channel() != Channel.PCHAT)
                .map(Message::id)
                .toList();
        return outside.isEmpty()
                ? Map.of()
                : outboundMessages.find(outside).stream()
                        .collect(Collectors.toMap(OutboundMessage::message, Function.identity()));
    }

    /** The status of each message that concerns the caller; others are left out, as are ids that are none. */
    public Map<MessageId, Status> statuses(SignedIn caller, Collection<String> messageIds) {
        requireFew(messageIds);
        AccountId viewer = caller.account().id();
        return statuses(log.find(ids(messageIds)).stream()
                .filter(found -> participants.sees(viewer, found))
                .toList());
    }

    /** As above, for a key: only of what went out by one of its phones. */
    public Map<MessageId, Status> statuses(ClientKey key, Collection<String> messageIds) {
        requireFew(messageIds);
        List<MessageId> own = outboundMessages.find(ids(messageIds)).stream()
                .filter(outboundMessage -> key.opens(outboundMessage.phone()))
                .map(OutboundMessage::message)
                .toList();
        return statuses(log.find(own));
    }

    private static List<MessageId> ids(Collection<String> messageIds) {
        return messageIds.stream()
                .flatMap(id -> MessageId.parse(id).stream())
                .distinct()
                .toList();
    }

    private Map<MessageId, Status> statuses(List<Message> messages) {
        acknowledgements.flush();
        Map<MessageId, OutboundMessage> outside = outboundMessages(messages);
        Map<MessageId, Status> statuses = new LinkedHashMap<>();
        receipts.of(messages).forEach((id, of) -> {
            OutboundMessage outboundMessage = outside.get(id);
            statuses.put(id, outboundMessage == null ? status(of) : status(outboundMessage));
        });
        return statuses;
    }

    private static Status status(OutboundMessage outboundMessage) {
        Map<Progress, Instant> hops = outboundMessage.hops();
        Instant read = hops.get(Progress.READ);
        return new Status(outboundMessage.progress().wireName(), hops.getOrDefault(Progress.DELIVERED, read), read);
    }

    private static Status status(List<Receipt> receipts) {
        DeliveryStatus reached = Receipt.together(receipts);
        Instant delivered = null;
        Instant read = null;
        for (Receipt receipt : receipts) {
            delivered = later(delivered, receipt.deliveredAt());
            read = later(read, receipt.readAt());
        }
        return new Status(
                reached.wireName(),
                reached == DeliveryStatus.QUEUED ? null : delivered,
                reached == DeliveryStatus.READ ? read : null);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private ReceiptView view(Receipt receipt) {
        return new ReceiptView(
                views.address(receipt.reader()), receipt.status(), receipt.deliveredAt(), receipt.readAt());
    }

    private static void requireFew(Collection<String> messageIds) {
        if (messageIds.size() > MAX_IDS) {
            throw Refusal.field("message_ids", "too_many", "Ask for at most " + MAX_IDS + " message_ids at a time.");
        }
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the message_id: no message of yours has it.");
    }
}
