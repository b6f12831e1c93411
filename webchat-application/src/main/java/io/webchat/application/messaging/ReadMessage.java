package io.webchat.application.messaging;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.language.TranslationViews;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
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
import org.jspecify.annotations.Nullable;

/** Shows messages to those whom they concern, with how far they have come. */
public final class ReadMessage {
    /** Ids in one question for statuses. The contract's number. */
    public static final int MOST_IDS = 500;

    /** How far a message has come with one receiver; a null time is not reached yet. */
    public record ReceiptView(
            ChatAddress reader,
            DeliveryStatus status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    public record Found(MessageView message, DeliveryStatus status, List<ReceiptView> receipts) {}

    /** The state over all receivers; each time is the last receiver's, null while one is missing. */
    public record Status(
            DeliveryStatus status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    private final MessageLog log;
    private final Participants participants;
    private final Receipts receipts;
    private final Acknowledgements acknowledgements;
    private final Views views;
    private final TranslationViews translationViews;

    @Inject
    ReadMessage(
            MessageLog log,
            Participants participants,
            Receipts receipts,
            Acknowledgements acknowledgements,
            Views views,
            TranslationViews translationViews) {
        this.log = log;
        this.participants = participants;
        this.receipts = receipts;
        this.acknowledgements = acknowledgements;
        this.views = views;
        this.translationViews = translationViews;
    }

    /** @throws Refusal {@code not_found} when there is no such message, or none that concerns the caller */
    public Found one(SignedIn caller, String messageId) {
        AccountId viewer = caller.account().id();
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
                of.stream().map(this::view).toList());
    }

    /** The status of each message that concerns the caller; others are left out, as are ids that are none. */
    public Map<MessageId, Status> statuses(SignedIn caller, Collection<String> messageIds) {
        if (messageIds.size() > MOST_IDS) {
            throw Refusal.field("message_ids", "too_many", "Ask for at most " + MOST_IDS + " message_ids at a time.");
        }
        AccountId viewer = caller.account().id();
        List<MessageId> ids = messageIds.stream()
                .flatMap(id -> MessageId.parse(id).stream())
                .distinct()
                .toList();
        List<Message> messages = log.find(ids).stream()
                .filter(found -> participants.sees(viewer, found))
                .toList();
        acknowledgements.flush();
        Map<MessageId, Status> statuses = new LinkedHashMap<>();
        receipts.of(messages).forEach((id, of) -> statuses.put(id, status(of)));
        return statuses;
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
                reached,
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

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the message_id: no message of yours has it.");
    }
}
