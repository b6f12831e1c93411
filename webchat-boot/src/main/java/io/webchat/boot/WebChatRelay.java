package io.webchat.boot;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.webchat.adapter.callbacks.CallbacksModule;
import io.webchat.adapter.files.FilesModule;
import io.webchat.adapter.files.StorageHealth;
import io.webchat.adapter.language.LanguageModule;
import io.webchat.adapter.mail.MailHealth;
import io.webchat.adapter.mail.MailModule;
import io.webchat.adapter.mail.MailServer;
import io.webchat.adapter.mail.SmtpConfig;
import io.webchat.adapter.persistence.DatabaseHealth;
import io.webchat.adapter.persistence.PersistenceModule;
import io.webchat.adapter.persistence.log.LogClosing;
import io.webchat.adapter.persistence.signals.PostgresSignals;
import io.webchat.adapter.phonebridge.PhonebridgeModule;
import io.webchat.adapter.phonebridge.VendorHttp;
import io.webchat.adapter.rest.ApiModule;
import io.webchat.adapter.rest.RestConfig;
import io.webchat.adapter.rest.RestModule;
import io.webchat.adapter.rest.identity.DevelopmentCodes;
import io.webchat.adapter.rest.server.RestServer;
import io.webchat.adapter.rest.server.StopListener;
import io.webchat.application.bridge.ListenToGateways;
import io.webchat.application.bridge.OutboundDispatcher;
import io.webchat.application.bridge.QueueSignal;
import io.webchat.application.bridge.SettingsPhone;
import io.webchat.application.callbacks.CallbackDeliverer;
import io.webchat.application.callbacks.DeliveryWorker;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.language.TranslationWorker;
import io.webchat.application.signals.Signals;
import io.webchat.boot.settings.EngineSettings;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import io.webchat.domain.Refusal;
import io.webchat.domain.egress.AllowedHosts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole relay inside this JVM. Started once, stopped once.
 *
 * <p>The use cases can be called directly, with or without its HTTP server: {@link #get}.
 */
public final class WebChatRelay implements Relay, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebChatRelay.class);

    /** Of the 15 seconds that a stop may take, so much for the requests under way. */
    private static final Duration REQUESTS_GRACE = Duration.ofSeconds(8);

    /** Of the 15 seconds that a stop may take, so much for translations; what is broken off is made later. */
    private static final Duration TRANSLATIONS_GRACE = Duration.ofSeconds(1);

    /** How long a stop waits for receivers of callbacks; who is slower is called again after the next start. */
    private static final Duration CALLS_GRACE = Duration.ofSeconds(2);

    private final Settings settings;
    private final Optional<SmtpConfig> mail;
    private final @Nullable DataSource givenDataSource;
    private final List<Module> overrides;
    private final boolean http;
    private final List<AutoCloseable> running = new ArrayList<>();
    private @Nullable Injector injector;
    private boolean started;

    private WebChatRelay(Builder builder) {
        this.settings = builder.settings;
        this.mail = MailSettings.read(settings);
        this.givenDataSource = builder.dataSource;
        this.overrides = List.copyOf(builder.overrides);
        this.http = builder.http;
    }

    /** A relay of these settings, with all else as it comes. */
    public static WebChatRelay of(Settings settings) {
        return builder().settings(settings).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a relay is made of. */
    public static final class Builder {
        private Settings settings = Settings.from(Map.of());
        private @Nullable DataSource dataSource;
        private final List<Module> overrides = new ArrayList<>();
        private boolean http = true;

        private Builder() {}

        public Builder settings(Settings given) {
            settings = given;
            return this;
        }

        /** A PostgreSQL of one's own, 14 or later, with at least 16 connections; stays open when the relay stops. */
        public Builder dataSource(DataSource given) {
            dataSource = given;
            return this;
        }

        /** Bindings that take the place of the relay's: own adapters for its ports. */
        public Builder override(Module module) {
            overrides.add(module);
            return this;
        }

        /** No server: only the use cases. */
        public Builder withoutHttp() {
            http = false;
            return this;
        }

        public WebChatRelay build() {
            return new WebChatRelay(this);
        }
    }

    /**
     * Starts all of it; when that fails, nothing of it is left running.
     *
     * @throws IllegalStateException when it was started before, also if it is stopped by now
     * @throws StartFailure when it can't, for a reason that its user can mend
     */
    @Override
    public synchronized void start() {
        if (started) {
            throw new IllegalStateException(
                    "this relay was started before: build another one with WebChatRelay.builder()");
        }
        started = true;
        try {
            startParts();
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
    }

    private void startParts() {
        Store store = Store.open(settings, givenDataSource);
        running.add(store);
        Injector made = assemble(store);
        injector = made;
        LogClosing logWriter = made.getInstance(LogClosing.class);
        running.add(logWriter);
        if (made.getInstance(Signals.class) instanceof PostgresSignals signals) {
            running.add(signals);
            signals.start();
        }
        running.add(() -> made.getInstance(TranslationWorker.class).stop(TRANSLATIONS_GRACE));
        try {
            made.getInstance(SettingsPhone.class).ensure();
        } catch (Refusal wrong) {
            throw new StartFailure("the phone of the settings can't be set up: " + wrong.detail(), wrong);
        }
        if (made.getInstance(CallbackDeliverer.class) instanceof AutoCloseable closeable) {
            running.add(closeable);
        }
        if (mail.isPresent()) {
            running.add(made.getInstance(MailServer.class));
        }
        running.add(made.getInstance(VendorHttp.class));
        running.add(new Schedule(made, settings, mail.isPresent()).begin(store));
        running.add(gateways(made));
        running.add(callbacks(made));
        running.add(() -> flush(made));
        if (http) {
            running.add(startServer(made.getInstance(RestServer.class)));
        }
    }

    /** All of its parts, none of them at work. */
    Injector assemble(Store store) {
        return Guice.createInjector(Modules.override(modules(store)).with(overrides));
    }

    private List<Module> modules(Store store) {
        List<Module> modules = new ArrayList<>(core(store));
        mail.ifPresent(config -> modules.add(new MailModule(config)));
        mail.ifPresent(config -> modules.add(
                binder -> RestModule.healthChecks(binder).addBinding().to(MailHealth.class)));
        return modules;
    }

    private List<Module> core(Store store) {
        return List.of(
                new ApplicationModule(settings),
                new McpWiring(settings),
                new DoctorModule(settings, store),
                new PersistenceModule(store.dataSource(), store.connections(), store.signals()),
                new FilesModule(settings.uploadFolder(), settings.get(RelaySettings.WEBCHAT_DISK_RESERVE_BYTES)),
                new LanguageModule(EngineSettings.config(settings)),
                new RestModule(restConfig()),
                new CallbacksModule(AllowedHosts.of(settings.get(RelaySettings.WEBCHAT_CALLBACK_ALLOWED_HOSTS))),
                new PhonebridgeModule(),
                new FiguresModule(store),
                new ApiModule(new DevelopmentCodes(settings.get(RelaySettings.PCHAT_DEV_EXPOSE_CODES))),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        RestModule.healthChecks(binder()).addBinding().to(DatabaseHealth.class);
                        RestModule.healthChecks(binder()).addBinding().to(StorageHealth.class);
                        RestModule.healthChecks(binder())
                                .addBinding()
                                .toInstance(new DiskHealth(settings.dataFolder()));
                        RestModule.stopListeners(binder()).addBinding().to(ReleaseReaders.class);
                    }
                });
    }

    private RestConfig restConfig() {
        return new RestConfig(
                settings.get(RelaySettings.HOST),
                settings.port(),
                settings.get(RelaySettings.WEBCHAT_STRICT_PORT),
                settings.get(RelaySettings.WEBCHAT_ADMIN_PORT),
                settings.get(RelaySettings.WEBCHAT_MAX_BODY_BYTES),
                Set.copyOf(settings.get(RelaySettings.WEBCHAT_CORS_ORIGINS)),
                Version.text(),
                EdgeSettings.config(settings));
    }

    /** Stops the calls of receivers, before the chores, which note how they went. */
    private static AutoCloseable callbacks(Injector injector) {
        DeliveryWorker worker = injector.getInstance(DeliveryWorker.class);
        return () -> worker.stop(CALLS_GRACE);
    }

    /** Before the chores: nothing new is begun, and what became of the messages under way is noted. */
    private static AutoCloseable gateways(Injector injector) {
        OutboundDispatcher carrying = injector.getInstance(OutboundDispatcher.class);
        ListenToGateways listening = injector.getInstance(ListenToGateways.class);
        return () -> {
            listening.stop();
            carrying.stop(CALLS_GRACE);
        };
    }

    /** After the server, so that nothing comes to be received behind it. */
    private static void flush(Injector injector) {
        injector.getInstance(Acknowledgements.class).flush();
        injector.getInstance(Heartbeats.class).flush();
    }

    private static AutoCloseable startServer(RestServer server) {
        try {
            server.start();
        } catch (IOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        return () -> server.stop(REQUESTS_GRACE);
    }

    /** Tells waiting readers at the stop to come again. */
    static final class ReleaseReaders implements StopListener {
        private final InboxFeed feed;
        private final QueueSignal signal;

        @Inject
        ReleaseReaders(InboxFeed feed, QueueSignal signal) {
            this.feed = feed;
            this.signal = signal;
        }

        @Override
        public void onStopping() {
            feed.stop();
            signal.stop();
        }
    }

    @Override
    public String url() {
        String uri = get(RestServer.class).baseUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    /**
     * A use case, such as {@code SendMessage}, or a port.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public <T> T get(Class<T> type) {
        return requireStarted().getInstance(type);
    }

    private synchronized Injector requireStarted() {
        if (injector == null) {
            throw new IllegalStateException("start the relay first");
        }
        return requireNonNull(injector);
    }

    /** In the reverse order of the start, each whatever became of the others. */
    @Override
    public synchronized void stop() {
        while (!running.isEmpty()) {
            try {
                running.removeLast().close();
            } catch (Exception e) {
                log.warn("A part of the relay has not stopped cleanly", e);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
