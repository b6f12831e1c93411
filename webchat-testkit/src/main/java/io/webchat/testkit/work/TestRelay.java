package io.webchat.testkit.work;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.Multibinder;
import io.webchat.application.bridge.BridgeConfig;
import io.webchat.application.bridge.ClientKeys;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.InboundMessages;
import io.webchat.application.bridge.Phones;
import io.webchat.application.bridge.RouteHealth;
import io.webchat.application.bridge.Transits;
import io.webchat.application.callbacks.CallbackDeliverer;
import io.webchat.application.callbacks.Callbacks;
import io.webchat.application.callbacks.Deliveries;
import io.webchat.application.callbacks.ForgetDeliveries;
import io.webchat.application.calls.Calls;
import io.webchat.application.calls.IceConfig;
import io.webchat.application.directory.Directory;
import io.webchat.application.files.FileStorage;
import io.webchat.application.files.Files;
import io.webchat.application.files.FilesConfig;
import io.webchat.application.files.MediaTypes;
import io.webchat.application.groups.FanOuts;
import io.webchat.application.groups.Groups;
import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.CodeMailer;
import io.webchat.application.identity.CodeOutbox;
import io.webchat.application.identity.LoginCodeSender;
import io.webchat.application.identity.LoginCodes;
import io.webchat.application.identity.LoginConfig;
import io.webchat.application.identity.OpenedSession;
import io.webchat.application.identity.PairingCodes;
import io.webchat.application.identity.RequestLoginCode;
import io.webchat.application.identity.Sessions;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.identity.VerifyLoginCode;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.inbox.ReaderPositions;
import io.webchat.application.language.LanguageConfig;
import io.webchat.application.language.LanguageEngines;
import io.webchat.application.language.LanguagePreferences;
import io.webchat.application.language.Transcripts;
import io.webchat.application.language.Translations;
import io.webchat.application.limits.RateLimitConfig;
import io.webchat.application.messaging.ConversationList;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.application.messaging.MessageWords;
import io.webchat.application.messaging.Messages;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.outbound.HostNames;
import io.webchat.application.questions.Questions;
import io.webchat.application.retention.Retention;
import io.webchat.application.retention.RetentionConfig;
import io.webchat.application.safety.AbuseReports;
import io.webchat.application.safety.AccessRequests;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.safety.Blocks;
import io.webchat.application.work.RelayRecord;
import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.outbound.AllowedHosts;
import io.webchat.testkit.bridge.ScriptedGateway;
import io.webchat.testkit.callbacks.RecordingDeliverer;
import io.webchat.testkit.files.InMemoryFileStorage;
import io.webchat.testkit.identity.RecordingLoginCodeSender;
import io.webchat.testkit.identity.ScriptedCodeMailer;
import io.webchat.testkit.language.ScriptedEngines;
import io.webchat.testkit.memory.InMemoryStore;
import io.webchat.testkit.outbound.ListedHostNames;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real use cases on a store of the test's choice, with a clock that the test moves and mail that it can read. */
public final class TestRelay {
    /** The epoch of the cursors. */
    public static final long EPOCH = 20260301L;

    /** How long logs keep their events. */
    public static final Duration LOG_LIFE = Duration.ofDays(7);

    private final Store store;
    private final MutableClock clock = new MutableClock();
    private final RecordingLoginCodeSender mail = new RecordingLoginCodeSender();
    private final ScriptedCodeMailer codeMailer = new ScriptedCodeMailer();
    private final RecordingDeliverer receivers = new RecordingDeliverer(clock);
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final ListedHostNames hostNames = new ListedHostNames();
    private final ScriptedEngines engines = new ScriptedEngines();
    private final Injector injector;

    private TestRelay(Store store, LoginConfig config) {
        this.store = store;
        this.injector = Guice.createInjector(
                new Ports(store, config, clock, mail), new Outside(receivers, hostNames, codeMailer, gateway, engines));
    }

    /** In memory, everybody may sign in, development mode. */
    public static TestRelay inMemory() {
        return inMemory(new LoginConfig(AccessPolicy.everybody(), null, true));
    }

    public static TestRelay inMemory(LoginConfig config) {
        return on(new InMemoryStore(), config);
    }

    public static TestRelay on(Store store, LoginConfig config) {
        return new TestRelay(store, config);
    }

    /** A use case, or whatever else the application injects. */
    public <T> T the(Class<T> type) {
        return injector.getInstance(type);
    }

    public Store store() {
        return store;
    }

    public MutableClock clock() {
        return clock;
    }

    public RecordingLoginCodeSender mail() {
        return mail;
    }

    /** The mail server behind {@code MailLoginCodes}; the use cases know only {@link #mail}. */
    public ScriptedCodeMailer codeMailer() {
        return codeMailer;
    }

    /** Those whom callbacks call. */
    public RecordingDeliverer receivers() {
        return receivers;
    }

    /** The only one that routes can go by, under the name {@link ScriptedGateway#NAME}. */
    public ScriptedGateway gateway() {
        return gateway;
    }

    public ListedHostNames hostNames() {
        return hostNames;
    }

    /** Those that translate, write out and read aloud. */
    public ScriptedEngines engines() {
        return engines;
    }

    /** Signs in a person whose mailbox is {@code <address>@example.com}, in a session without name. */
    public SignedIn signIn(String address) {
        return signIn(address, null).signedIn();
    }

    /** Signs in, in a session that takes the seat of an earlier one with the same name. */
    public OpenedSession signIn(String address, @Nullable String sessionName) {
        EmailAddress email = new EmailAddress(address + "@example.com");
        String code = requestCode(email, null).code();
        return the(VerifyLoginCode.class)
                .handle(new VerifyLoginCode.Command(
                        email, code, null, address, null, SessionLabels.parse(null, sessionName, null), "192.0.2.1"));
    }

    /** For a mailbox that is admitted. */
    public RequestLoginCode.Sent requestCode(EmailAddress email, @Nullable String name) {
        return (RequestLoginCode.Sent)
                the(RequestLoginCode.class).handle(new RequestLoginCode.Command(email, name, "192.0.2.1"));
    }

    private static final class Ports extends AbstractModule {
        private static final String BYTES = "application/octet-stream";
        private static final FilesConfig FILES = new FilesConfig(1_000, 3_000, true, "/files/", Duration.ofDays(30));

        private final Store store;
        private final LoginConfig config;
        private final Clock clock;
        private final LoginCodeSender mail;

        Ports(Store store, LoginConfig config, Clock clock, LoginCodeSender mail) {
            this.store = store;
            this.config = config;
            this.clock = clock;
            this.mail = mail;
        }

        @Override
        protected void configure() {
            bind(Accounts.class).toInstance(store.accounts());
            bind(Sessions.class).toInstance(store.sessions());
            bind(LoginCodes.class).toInstance(store.loginCodes());
            bind(CodeOutbox.class).toInstance(store.codeOutbox());
            bind(Directory.class).toInstance(store.directory());
            bind(Conversations.class).toInstance(store.conversations());
            bind(MessageLog.class).toInstance(store.messageLog());
            bind(Messages.class).toInstance(store.messages());
            bind(ConversationList.class).toInstance(store.conversationList());
            bind(Files.class).toInstance(store.files());
            bind(FileStorage.class).toInstance(new InMemoryFileStorage());
            bind(MediaTypes.class).toInstance((head, name, claimed) -> claimed.isEmpty() ? BYTES : claimed);
            bind(FilesConfig.class).toInstance(FILES);
            bind(Groups.class).toInstance(store.groups());
            bind(FanOuts.class).toInstance(store.fanOuts());
            bind(Callbacks.class).toInstance(store.callbacks());
            bind(Deliveries.class).toInstance(store.deliveries());
            bind(Inboxes.class).toInstance(store.inboxes());
            bind(ReaderPositions.class).toInstance(store.readerPositions());
            bind(Receipts.class).toInstance(store.receipts());
            bind(PairingCodes.class).toInstance(store.pairingCodes());
            bind(Questions.class).toInstance(store.questions());
            bind(Blocks.class).toInstance(store.blocks());
            bind(AbuseReports.class).toInstance(store.abuseReports());
            bind(AccessRequests.class).toInstance(store.accessRequests());
            bind(AuditLog.class).toInstance(store.auditLog());
            bind(Phones.class).toInstance(store.phones());
            bind(ClientKeys.class).toInstance(store.clientKeys());
            bind(Transits.class).toInstance(store.transits());
            bind(InboundMessages.class).toInstance(store.inboundMessages());
            bind(RouteHealth.class).toInstance(store.routeHealth());
            bind(BridgeConfig.class).toInstance(BridgeConfig.withLife(Duration.ofDays(3)));
            bind(Calls.class).toInstance(store.calls());
            bind(MessageSearch.class).toInstance(store.messageSearch());
            bind(MessageWords.class).toInstance(store.messageWords());
            bind(Retention.class).toInstance(store.retention());
            bind(LanguagePreferences.class).toInstance(store.languagePreferences());
            bind(Translations.class).toInstance(store.translations());
            bind(Transcripts.class).toInstance(store.transcripts());
            bind(RateLimitConfig.class).toInstance(new RateLimitConfig(Map.of()));
            bind(RetentionConfig.class).toInstance(new RetentionConfig(LOG_LIFE));
            bind(IceConfig.class).toInstance(new IceConfig(List.of("stun:stun.example.com"), List.of(), null));
            bind(UnitOfWork.class).toInstance(store.unitOfWork());
            bind(InboxFeed.class).toInstance(store.feed());
            bind(LoginCodeSender.class).toInstance(mail);
            bind(LoginConfig.class).toInstance(config);
            bind(Clock.class).toInstance(clock);
            bind(RelayRecord.class).toInstance(new FixedRelayRecord(EPOCH));
            bind(SecureRandom.class).toInstance(new SecureRandom());
        }
    }

    /** What the relay calls. */
    private static final class Outside extends AbstractModule {
        private final CallbackDeliverer receivers;
        private final HostNames hostNames;
        private final CodeMailer codeMailer;
        private final Gateway gateway;
        private final ScriptedEngines engines;

        Outside(
                CallbackDeliverer receivers,
                HostNames hostNames,
                CodeMailer codeMailer,
                Gateway gateway,
                ScriptedEngines engines) {
            this.receivers = receivers;
            this.hostNames = hostNames;
            this.codeMailer = codeMailer;
            this.gateway = gateway;
            this.engines = engines;
        }

        @Override
        protected void configure() {
            bind(CallbackDeliverer.class).toInstance(receivers);
            bind(HostNames.class).toInstance(hostNames);
            bind(LanguageEngines.class).toInstance(engines.engines());
            bind(LanguageConfig.class).toInstance(new LanguageConfig(1_000));
            bind(CodeMailer.class).toInstance(codeMailer);
            Multibinder.newSetBinder(binder(), Gateway.class).addBinding().toInstance(gateway);
            bind(AllowedHosts.class).toInstance(AllowedHosts.none());
            bind(ForgetDeliveries.Config.class).toInstance(new ForgetDeliveries.Config(Duration.ofDays(7)));
        }
    }
}
