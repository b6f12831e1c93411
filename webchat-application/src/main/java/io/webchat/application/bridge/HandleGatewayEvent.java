package io.webchat.application.bridge;

import io.webchat.application.bridge.GatewayEvent.Arrived;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what follows from what a gateway tells. A repeat changes nothing. What can't be taken as it is, is kept as what
 * can be said of it: the gateway would only send it again, and what comes with it would wait.
 */
final class HandleGatewayEvent {
    private static final Logger log = LoggerFactory.getLogger(HandleGatewayEvent.class);

    /** Who wrote what can't be read. */
    private static final String NOBODY_KNOWN = "";

    private final ReceiveInbound receiveInbound;
    private final FetchMedia fetchMedia;
    private final ChangeFromOutside changeFromOutside;
    private final VendorMessages vendorMessages;
    private final MessageParts parts;
    private final AdvanceOnRoute advanceOnRoute;
    private final RouteNotes notes;

    @Inject
    HandleGatewayEvent(
            ReceiveInbound receiveInbound,
            FetchMedia fetchMedia,
            ChangeFromOutside changeFromOutside,
            VendorMessages vendorMessages,
            MessageParts parts,
            AdvanceOnRoute advanceOnRoute,
            RouteNotes notes) {
        this.receiveInbound = receiveInbound;
        this.fetchMedia = fetchMedia;
        this.changeFromOutside = changeFromOutside;
        this.vendorMessages = vendorMessages;
        this.parts = parts;
        this.advanceOnRoute = advanceOnRoute;
        this.notes = notes;
    }

    void of(Phone phone, PhoneChannel line, Route route, Gateway gateway, List<GatewayEvent> all) {
        for (GatewayEvent event : all) {
            switch (event) {
                case Arrived arrived -> arrived(phone, line, route, gateway, arrived);
                case GatewayEvent.Edited edited -> edited(phone, line, route, gateway, edited.arrived());
                case GatewayEvent.Reacted reacted ->
                    vendorMessages
                            .find(route.gateway(), line, reacted.message())
                            .ifPresent(message -> changeFromOutside.react(phone, line.channel(), message, reacted));
                case GatewayEvent.ChatMoved moved -> changeFromOutside.move(phone, line.channel(), moved);
                case GatewayEvent.Moved moved -> moved(line, route, gateway, moved);
            }
        }
    }

    private void arrived(Phone phone, PhoneChannel line, Route route, Gateway gateway, Arrived arrived) {
        String id = VendorMessages.inboundId(route.gateway(), line, arrived.id());
        try {
            receiveInbound.handle(phone, incoming(phone, line, route, gateway, id, arrived));
        } catch (RuntimeException e) {
            if (unavailable(e)) {
                throw e;
            }
            log.error("What {} brought for phone {} can't be taken as it is", route.gateway(), phone.id(), e);
            receiveInbound.handle(
                    phone,
                    new ReceiveInbound.Incoming(
                            id,
                            line.channel(),
                            NOBODY_KNOWN,
                            null,
                            "[a message that could not be read]",
                            arrived.at()));
        }
        notes.worked(line);
    }

    private static boolean unavailable(RuntimeException e) {
        return e instanceof Refusal refusal && refusal.code() == RefusalCode.RELAY_UNAVAILABLE;
    }

    private ReceiveInbound.Incoming incoming(
            Phone phone, PhoneChannel line, Route route, Gateway gateway, String id, Arrived arrived) {
        List<GatewayEvent.Media> media = receiveInbound.known(phone, id) ? List.of() : arrived.media();
        FetchMedia.Fetched fetched = fetchMedia.of(phone, route, gateway, media);
        String replyTo = arrived.replyTo();
        List<String> said = new ArrayList<>(fetched.missing());
        if (!arrived.text().isBlank()) {
            said.add(arrived.text());
        }
        return new ReceiveInbound.Incoming(
                id,
                line.channel(),
                arrived.from(),
                arrived.name(),
                String.join("\n", said),
                new InboundDetails.Detail(arrived.at(), arrived.author()),
                replyTo == null
                        ? null
                        : vendorMessages.find(route.gateway(), line, replyTo).orElse(null),
                fetched.attachments());
    }

    private void edited(Phone phone, PhoneChannel line, Route route, Gateway gateway, Arrived arrived) {
        MessageId known =
                vendorMessages.find(route.gateway(), line, arrived.id()).orElse(null);
        if (known == null) {
            arrived(phone, line, route, gateway, arrived);
        } else {
            changeFromOutside.edit(known, arrived.text());
        }
    }

    private void moved(PhoneChannel line, Route route, Gateway gateway, GatewayEvent.Moved moved) {
        MessageId message = MessageId.parse(moved.message())
                .or(() -> vendorMessages.find(route.gateway(), line, moved.message()))
                .orElse(null);
        if (message == null) {
            return;
        }
        boolean allArrived = moved.parts() > 0 && parts.expect(message, moved.parts(), true);
        String part = moved.part();
        if (part != null && moved.progress() == Progress.DELIVERED && !parts.arrived(message, part)) {
            return;
        }
        advance(line, route, gateway, message, moved.progress(), moved.reason());
        if (allArrived) {
            advance(line, route, gateway, message, Progress.DELIVERED, null);
        }
    }

    private void advance(
            PhoneChannel line,
            Route route,
            Gateway gateway,
            MessageId message,
            Progress progress,
            @Nullable String reason) {
        advanceOnRoute.to(message, found -> on(line, found), line, route, gateway, progress, reason, found -> found);
    }

    private static boolean on(PhoneChannel line, OutboundMessage outboundMessage) {
        return outboundMessage.phone().equals(line.phone()) && outboundMessage.channel() == line.channel();
    }
}
