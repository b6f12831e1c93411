package io.webchat.application.bridge;

import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the calls of vendors, for the phones whose routes go by them. */
public final class ReceiveVendorCall {
    private record Called(Phone phone, PhoneChannel line, Route route, CalledGateway gateway) {}

    private final Phones phones;
    private final Routes routes;
    private final HandleGatewayEvent handleGatewayEvent;

    @Inject
    ReceiveVendorCall(Phones phones, Routes routes, HandleGatewayEvent handleGatewayEvent) {
        this.phones = phones;
        this.routes = routes;
        this.handleGatewayEvent = handleGatewayEvent;
    }

    /** @throws Refusal {@code not_found} when no route of such a phone goes by the gateway */
    public void expect(String gateway, String phoneId) {
        called(gateway, phoneId);
    }

    /**
     * Returns when all is stored.
     *
     * @throws Refusal {@code not_found} when no route of such a phone goes by the gateway; {@code key_invalid} when it
     *     wasn't the vendor who called
     */
    public void handle(String gateway, String phoneId, VendorCall call) {
        List<Called> called = called(gateway, phoneId);
        Refusal refused = null;
        for (Called each : called) {
            List<GatewayEvent> events;
            try {
                events = each.gateway().read(each.route(), call);
            } catch (Refusal refusal) {
                refused = refusal;
                continue;
            }
            handleGatewayEvent.of(each.phone(), each.line(), each.route(), each.gateway(), events);
            return;
        }
        throw refused == null ? unknown() : refused;
    }

    /**
     * What to answer a vendor who asks whether it is us.
     *
     * @throws Refusal {@code access_denied} when it isn't the vendor
     */
    public String greet(String gateway, String phoneId, Map<String, String> query) {
        return called(gateway, phoneId).stream()
                .map(each -> each.gateway().greeting(each.route(), query))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(RefusalCode.ACCESS_DENIED, "Give the verify token that the phone's route has."));
    }

    private List<Called> called(String gateway, String phoneId) {
        Phone phone = PhoneId.parse(phoneId).flatMap(phones::find).orElseThrow(ReceiveVendorCall::unknown);
        List<Called> all = routes.of(phone.id()).entrySet().stream()
                .filter(entry -> entry.getValue().gateway().equals(gateway))
                .flatMap(entry -> routes.gateway(entry.getValue()).stream()
                        .filter(CalledGateway.class::isInstance)
                        .map(found -> new Called(
                                phone, new PhoneChannel(phone.id(), entry.getKey()), entry.getValue(), (CalledGateway)
                                        found)))
                .toList();
        if (all.isEmpty()) {
            throw unknown();
        }
        return all;
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the address: no phone has such a route.");
    }
}
