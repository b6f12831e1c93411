package io.webchat.adapter.persistence;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.zaxxer.hikari.HikariDataSource;
import io.webchat.adapter.persistence.log.LogClosing;
import io.webchat.application.agents.AgentControls;
import io.webchat.application.agents.LoopStops;
import io.webchat.application.bridge.ClientKeys;
import io.webchat.application.bridge.InboundMessages;
import io.webchat.application.bridge.OutboundMessages;
import io.webchat.application.bridge.Phones;
import io.webchat.application.bridge.RouteHealth;
import io.webchat.application.callbacks.Callbacks;
import io.webchat.application.callbacks.Deliveries;
import io.webchat.application.calls.Calls;
import io.webchat.application.directory.Directory;
import io.webchat.application.files.Files;
import io.webchat.application.groups.FanOuts;
import io.webchat.application.groups.Groups;
import io.webchat.application.idempotency.KeptAnswers;
import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.CodeOutbox;
import io.webchat.application.identity.LoginCodes;
import io.webchat.application.identity.PairingCodes;
import io.webchat.application.identity.Sessions;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.inbox.ReaderPositions;
import io.webchat.application.language.LanguagePreferences;
import io.webchat.application.language.Transcripts;
import io.webchat.application.language.Translations;
import io.webchat.application.messaging.ConversationList;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.MessageIndex;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.application.messaging.Messages;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.questions.Questions;
import io.webchat.application.retention.Retention;
import io.webchat.application.retention.StaleRows;
import io.webchat.application.safety.AbuseReports;
import io.webchat.application.safety.AccessRequests;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.safety.Blocks;
import io.webchat.application.signals.Signals;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.postgres.BuiltinPostgres;
import io.webchat.testkit.fixture.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports on a PostgreSQL that all tests of the JVM share, one after the other. */
public final class PostgresStore implements Store {
    private static final int CONNECTIONS = 12;

    private static final String EMPTY = """
        DO $$ BEGIN
            EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY'
                     FROM pg_tables
                     WHERE schemaname = 'public' AND tablename NOT IN ('relay', 'flyway_schema_history'));
        END $$
        """;

    private static @Nullable HikariDataSource server;
    private static @Nullable PostgresStore last;

    private final Injector injector;

    private PostgresStore(HikariDataSource dataSource) {
        this.injector = Guice.createInjector(
                new PersistenceModule(dataSource, CONNECTIONS, Signals.NONE),
                binder -> binder.bind(InboxFeed.class).toInstance(new InboxFeed(Signals.NONE)));
    }

    /** An empty one that remembers nothing. The one before it can't be used any more. */
    public static synchronized PostgresStore empty() {
        if (last != null) {
            last.close();
        }
        HikariDataSource dataSource = server();
        empty(dataSource);
        last = new PostgresStore(dataSource);
        return last;
    }

    /** Another relay on the same data, with caches and a writer of its own. */
    public PostgresStore anotherNode() {
        return new PostgresStore(server());
    }

    /** Ends its writer; the server stays. */
    public void close() {
        injector.getInstance(LogClosing.class).close();
    }

    public static synchronized HikariDataSource server() {
        if (server == null) {
            // What is thrown away anyway need not be durable.
            BuiltinPostgres postgres = BuiltinPostgres.start(
                    Path.of("target", "test-postgres"), Map.of("fsync", "off", "full_page_writes", "off"));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            server = ConnectionPool.open(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2 * CONNECTIONS);
            Migrations.run(server);
        }
        return server;
    }

    private static void empty(HikariDataSource dataSource) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(EMPTY);
        } catch (SQLException e) {
            throw new AssertionError("the database can't be emptied", e);
        }
    }

    private <T> T the(Class<T> port) {
        return injector.getInstance(port);
    }

    public StaleRows staleRows() {
        return the(StaleRows.class);
    }

    @Override
    public Accounts accounts() {
        return the(Accounts.class);
    }

    @Override
    public Sessions sessions() {
        return the(Sessions.class);
    }

    @Override
    public LoginCodes loginCodes() {
        return the(LoginCodes.class);
    }

    @Override
    public CodeOutbox codeOutbox() {
        return the(CodeOutbox.class);
    }

    @Override
    public Directory directory() {
        return the(Directory.class);
    }

    @Override
    public Conversations conversations() {
        return the(Conversations.class);
    }

    @Override
    public MessageLog messageLog() {
        return the(MessageLog.class);
    }

    @Override
    public Messages messages() {
        return the(Messages.class);
    }

    @Override
    public ConversationList conversationList() {
        return the(ConversationList.class);
    }

    @Override
    public Files files() {
        return the(Files.class);
    }

    @Override
    public Groups groups() {
        return the(Groups.class);
    }

    @Override
    public FanOuts fanOuts() {
        return the(FanOuts.class);
    }

    @Override
    public Callbacks callbacks() {
        return the(Callbacks.class);
    }

    @Override
    public Deliveries deliveries() {
        return the(Deliveries.class);
    }

    @Override
    public Inboxes inboxes() {
        return the(Inboxes.class);
    }

    @Override
    public ReaderPositions readerPositions() {
        return the(ReaderPositions.class);
    }

    @Override
    public Receipts receipts() {
        return the(Receipts.class);
    }

    @Override
    public KeptAnswers keptAnswers() {
        return the(KeptAnswers.class);
    }

    @Override
    public PairingCodes pairingCodes() {
        return the(PairingCodes.class);
    }

    @Override
    public Questions questions() {
        return the(Questions.class);
    }

    @Override
    public Blocks blocks() {
        return the(Blocks.class);
    }

    @Override
    public AbuseReports abuseReports() {
        return the(AbuseReports.class);
    }

    @Override
    public AccessRequests accessRequests() {
        return the(AccessRequests.class);
    }

    @Override
    public AuditLog auditLog() {
        return the(AuditLog.class);
    }

    @Override
    public Phones phones() {
        return the(Phones.class);
    }

    @Override
    public ClientKeys clientKeys() {
        return the(ClientKeys.class);
    }

    @Override
    public OutboundMessages outboundMessages() {
        return the(OutboundMessages.class);
    }

    @Override
    public InboundMessages inboundMessages() {
        return the(InboundMessages.class);
    }

    @Override
    public RouteHealth routeHealth() {
        return the(RouteHealth.class);
    }

    @Override
    public Calls calls() {
        return the(Calls.class);
    }

    @Override
    public MessageSearch messageSearch() {
        return the(MessageSearch.class);
    }

    @Override
    public MessageIndex messageWords() {
        return the(MessageIndex.class);
    }

    @Override
    public Retention retention() {
        return the(Retention.class);
    }

    @Override
    public LanguagePreferences languagePreferences() {
        return the(LanguagePreferences.class);
    }

    @Override
    public Translations translations() {
        return the(Translations.class);
    }

    @Override
    public Transcripts transcripts() {
        return the(Transcripts.class);
    }

    @Override
    public AgentControls agentControls() {
        return the(AgentControls.class);
    }

    @Override
    public LoopStops loopStops() {
        return the(LoopStops.class);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return the(UnitOfWork.class);
    }

    @Override
    public InboxFeed feed() {
        return the(InboxFeed.class);
    }
}
