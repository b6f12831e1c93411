package io.webchat.adapter.phonebridge;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.domain.bridge.PhoneNumberRule;
import org.jspecify.annotations.Nullable;

/** Offers the gateways. Whoever makes the injector closes the {@link VendorHttp}. */
public final class PhonebridgeModule extends AbstractModule {
    private final @Nullable String region;

    /** @param region of the numbers that name no country, as ISO 3166 calls it; null for none */
    public PhonebridgeModule(@Nullable String region) {
        this.region = region;
    }

    @Override
    protected void configure() {
        bind(VendorHttp.class).in(Singleton.class);
        bind(PhoneNumberRule.class).toInstance(new LibPhoneNumbers(region));
        Multibinder.newSetBinder(binder(), Diagnostics.class).addBinding().to(GatewayDiagnostics.class);
        Multibinder<GatewayProbe> probes = Multibinder.newSetBinder(binder(), GatewayProbe.class);
        probes.addBinding().to(SmsGateProbe.class);
        probes.addBinding().to(TelegramProbe.class);
        probes.addBinding().to(WhatsAppProbe.class);
        probes.addBinding().to(NtfyProbe.class);
        probes.addBinding().to(PhoneRelayProbe.class);
        Multibinder<Gateway> gateways = Multibinder.newSetBinder(binder(), Gateway.class);
        gateways.addBinding().to(SmsGate.class).in(Singleton.class);
        gateways.addBinding().to(Telegram.class).in(Singleton.class);
        gateways.addBinding().to(WhatsApp.class).in(Singleton.class);
        gateways.addBinding().to(Ntfy.class).in(Singleton.class);
        gateways.addBinding().to(PhoneRelay.class).in(Singleton.class);
    }
}
