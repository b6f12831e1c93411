package io.webchat.adapter.callbacks;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.application.callbacks.CallbackDeliverer;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.egress.HostNames;
import io.webchat.domain.egress.AllowedHosts;

/** Has callbacks called over HTTP. Whoever makes the injector closes the {@link HttpDeliverer} when it was made. */
public final class CallbacksModule extends AbstractModule {
    private final AllowedHosts allowed;

    /** @param allowed hosts that may be called though they aren't public */
    public CallbacksModule(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    @Override
    protected void configure() {
        bind(AllowedHosts.class).toInstance(allowed);
        bind(HostNames.class).to(SystemHostNames.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), Diagnostics.class).addBinding().to(HostDiagnostics.class);
        bind(HttpDeliverer.class).in(Singleton.class);
        bind(CallbackDeliverer.class).to(HttpDeliverer.class);
    }
}
