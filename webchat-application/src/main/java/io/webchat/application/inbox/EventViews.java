package io.webchat.application.inbox;

import io.webchat.application.messaging.Views;
import io.webchat.application.work.RelayRecord;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Cursor;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.inbox.InboxEvent;
import jakarta.inject.Inject;

/** Shows events to the owner of their log: the same for every transport. */
public final class EventViews {
    private final Views views;
    private final RelayRecord relay;

    @Inject
    EventViews(Views views, RelayRecord relay) {
        this.views = views;
        this.relay = relay;
    }

    EventView of(InboxEvent event) {
        AccountId owner = event.recipient();
        return new EventView(
                event.seq(), cursor(owner, event.seq()), event.at(), own(owner, event.happening()), body(owner, event));
    }

    Cursor cursor(AccountId owner, long seq) {
        return Cursor.of(relay.epoch(), owner, seq);
    }

    private static boolean own(AccountId owner, Happening happening) {
        return switch (happening) {
            case Happening.MessageArrived arrived -> arrived.message().sender().equals(owner);
            case Happening.ReceiptMoved moved -> moved.by().equals(owner);
        };
    }

    private EventView.Body body(AccountId owner, InboxEvent event) {
        return switch (event.happening()) {
            case Happening.MessageArrived arrived -> new EventView.Body.Message(views.of(owner, arrived.message()));
            case Happening.ReceiptMoved moved -> new EventView.Body.Receipt(
                    views.conversation(owner, moved.conversation()),
                    views.address(moved.by()),
                    moved.status(),
                    moved.upToSeq());
        };
    }
}
