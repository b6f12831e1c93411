package io.webchat.adapter.phonebridge;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.doctor.Checkups;

/** Offers the gateways. Whoever makes the injector closes the {@link VendorHttp}. */
public final class PhonebridgeModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(VendorHttp.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), Checkups.class).addBinding().to(GatewayCheckups.class);
        Multibinder<GatewayTrial> trials = Multibinder.newSetBinder(binder(), GatewayTrial.class);
        trials.addBinding().to(SmsGateTrial.class);
        trials.addBinding().to(TelegramTrial.class);
        trials.addBinding().to(WhatsAppTrial.class);
        trials.addBinding().to(NtfyTrial.class);
        trials.addBinding().to(PhoneRelayTrial.class);
        Multibinder<Gateway> gateways = Multibinder.newSetBinder(binder(), Gateway.class);
        gateways.addBinding().to(SmsGate.class).in(Singleton.class);
        gateways.addBinding().to(Telegram.class).in(Singleton.class);
        gateways.addBinding().to(WhatsApp.class).in(Singleton.class);
        gateways.addBinding().to(Ntfy.class).in(Singleton.class);
        gateways.addBinding().to(PhoneRelay.class).in(Singleton.class);
    }
}
