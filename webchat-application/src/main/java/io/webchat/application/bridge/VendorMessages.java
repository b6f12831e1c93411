package io.webchat.application.bridge;

import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Which message of ours a gateway means, and how a gateway calls a message of ours. */
final class VendorMessages {
    private final InboundMessages inbound;
    private final OutboundMessages outboundMessages;
    private final Routes routes;

    @Inject
    VendorMessages(InboundMessages inbound, OutboundMessages outboundMessages, Routes routes) {
        this.inbound = inbound;
        this.outboundMessages = outboundMessages;
        this.routes = routes;
    }

    /** Under which what a gateway brings is known: ids of two gateways don't mix. */
    static String inboundId(String gateway, OutboundMessages.PhoneChannel line, String vendorId) {
        return gateway + ":" + line.channel().wireName() + ":" + vendorId;
    }

    /** One that it has brought, or taken. */
    Optional<MessageId> find(String gateway, OutboundMessages.PhoneChannel line, String vendorId) {
        return Optional.ofNullable(inbound.message(line.phone(), inboundId(gateway, line, vendorId)))
                .or(() -> outboundMessages.byVendorId(line.phone(), vendorId))
                .or(() -> MessageId.parse(vendorId)
                        .filter(id -> outboundMessages.find(List.of(id)).stream()
                                .anyMatch(found -> found.phone().equals(line.phone()))));
    }

    /** How the gateway that carries {@code outboundMessage} calls another message; empty when it doesn't know it. */
    Optional<String> vendorId(OutboundMessage outboundMessage, MessageId other) {
        PhoneId phone = outboundMessage.phone();
        String prefix = inboundId(
                routes.of(phone, outboundMessage.channel()).gateway(),
                new OutboundMessages.PhoneChannel(phone, outboundMessage.channel()),
                "");
        return inbound.inboundId(phone, other)
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .or(() -> outboundMessages.find(List.of(other)).stream()
                        .filter(found -> found.phone().equals(phone) && found.vendorId() != null)
                        .findFirst()
                        .map(OutboundMessage::vendorId));
    }
}
