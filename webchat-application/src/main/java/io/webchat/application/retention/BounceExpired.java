package io.webchat.application.retention;

import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.Receipt;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tells the senders of messages whose time was over before anybody had received them. */
public final class BounceExpired {
    private static final int STEP = 500;

    private final Retention retention;
    private final Receipts receipts;
    private final Acknowledgements acknowledgements;
    private final NotifySenders notifySenders;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    BounceExpired(
            Retention retention,
            Receipts receipts,
            Acknowledgements acknowledgements,
            NotifySenders notifySenders,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.retention = retention;
        this.receipts = receipts;
        this.acknowledgements = acknowledgements;
        this.notifySenders = notifySenders;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public void round() {
        // Who has received it in time has not always been stored yet.
        acknowledgements.flush();
        int found;
        do {
            found = unitOfWork.call(this::step);
        } while (found == STEP);
    }

    private int step() {
        List<Message> over = retention.expired(clock.instant(), STEP);
        if (!over.isEmpty()) {
            Map<MessageId, List<Receipt>> all = receipts.of(over);
            retention.settled(over.stream().map(Message::id).toList());
            notifySenders.expired(over.stream()
                    .filter(message -> !message.deleted())
                    // What leaves the relay is ended, and told of, by its queue.
                    .filter(message -> message.channel() == Channel.PCHAT)
                    .filter(message -> unreceived(all.getOrDefault(message.id(), List.of())))
                    .toList());
        }
        return over.size();
    }

    /** By nobody; saved messages have no receivers. */
    private static boolean unreceived(List<Receipt> receipts) {
        return !receipts.isEmpty() && receipts.stream().allMatch(receipt -> receipt.status() == DeliveryStatus.QUEUED);
    }
}
