package io.webchat.application.bridge;

import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what follows from what a gateway tells. A repeat changes nothing. */
final class HandleGatewayEvent {
    private static final Logger log = LoggerFactory.getLogger(HandleGatewayEvent.class);

    private final ReceiveInbound receiveInbound;
    private final OutboundMessages outboundMessages;
    private final AdvanceOnRoute advanceOnRoute;
    private final RouteNotes notes;

    @Inject
    HandleGatewayEvent(
            ReceiveInbound receiveInbound,
            OutboundMessages outboundMessages,
            AdvanceOnRoute advanceOnRoute,
            RouteNotes notes) {
        this.receiveInbound = receiveInbound;
        this.outboundMessages = outboundMessages;
        this.advanceOnRoute = advanceOnRoute;
        this.notes = notes;
    }

    void of(Phone phone, PhoneChannel line, Route route, Gateway gateway, List<GatewayEvent> all) {
        for (GatewayEvent events : all) {
            switch (events) {
                case GatewayEvent.Arrived arrived -> arrived(phone, line, route, arrived);
                case GatewayEvent.Moved moved -> moved(line, route, gateway, moved);
            }
        }
    }

    private void arrived(Phone phone, PhoneChannel line, Route route, GatewayEvent.Arrived arrived) {
        try {
            receiveInbound.handle(
                    phone,
                    new ReceiveInbound.Incoming(
                            route.gateway() + ":" + line.channel().wireName() + ":" + arrived.id(),
                            line.channel(),
                            arrived.from(),
                            arrived.name(),
                            arrived.text()));
            notes.worked(line);
        } catch (Refusal refusal) {
            if (!refusal.fieldErrors().isEmpty()) {
                // The vendor would only send it again and again.
                log.warn(
                        "What {} brought for phone {} can't be taken: {}",
                        route.gateway(),
                        phone.id(),
                        refusal.detail());
                return;
            }
            throw refusal;
        }
    }

    private void moved(PhoneChannel line, Route route, Gateway gateway, GatewayEvent.Moved moved) {
        Optional<MessageId> id =
                MessageId.parse(moved.message()).or(() -> outboundMessages.byVendorId(line.phone(), moved.message()));
        id.ifPresent(message -> advanceOnRoute.to(
                message,
                found -> on(line, found),
                line,
                route,
                gateway,
                moved.progress(),
                moved.reason(),
                found -> found));
    }

    private static boolean on(PhoneChannel line, OutboundMessage outboundMessage) {
        return outboundMessage.phone().equals(line.phone()) && outboundMessage.channel() == line.channel();
    }
}
