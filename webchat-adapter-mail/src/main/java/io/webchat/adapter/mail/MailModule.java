package io.webchat.adapter.mail;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.identity.CodeMailer;
import java.time.Clock;

/** Has mail sent by the operator's server. Whoever makes the injector closes the {@link MailServer}. */
public final class MailModule extends AbstractModule {
    private final SmtpConfig config;

    public MailModule(SmtpConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Diagnostics.class).addBinding().to(MailDiagnostics.class);
        bind(CodeMailer.class).to(SmtpCodeMailer.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), Gateway.class)
                .addBinding()
                .to(EmailGateway.class)
                .in(Singleton.class);
    }

    @Provides
    @Singleton
    MailServer mailServer(Clock clock) {
        return new MailServer(config, null, clock);
    }
}
