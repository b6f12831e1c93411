package io.webchat.adapter.persistence;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.webchat.adapter.persistence.agents.JooqAgentControls;
import io.webchat.adapter.persistence.agents.JooqLoopStops;
import io.webchat.adapter.persistence.bridge.JooqClientKeys;
import io.webchat.adapter.persistence.bridge.JooqInboundMessages;
import io.webchat.adapter.persistence.bridge.JooqOutboundMessages;
import io.webchat.adapter.persistence.bridge.JooqPhones;
import io.webchat.adapter.persistence.bridge.JooqRouteHealth;
import io.webchat.adapter.persistence.callbacks.JooqCallbacks;
import io.webchat.adapter.persistence.callbacks.JooqDeliveries;
import io.webchat.adapter.persistence.calls.JooqCalls;
import io.webchat.adapter.persistence.database.CommitStep;
import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.JooqRelayRecord;
import io.webchat.adapter.persistence.files.JooqFiles;
import io.webchat.adapter.persistence.groups.JooqFanOuts;
import io.webchat.adapter.persistence.groups.JooqGroups;
import io.webchat.adapter.persistence.idempotency.JooqKeptAnswers;
import io.webchat.adapter.persistence.identity.JooqAccounts;
import io.webchat.adapter.persistence.identity.JooqCodeOutbox;
import io.webchat.adapter.persistence.identity.JooqDirectory;
import io.webchat.adapter.persistence.identity.JooqLoginCodes;
import io.webchat.adapter.persistence.identity.JooqPairingCodes;
import io.webchat.adapter.persistence.identity.JooqSessions;
import io.webchat.adapter.persistence.language.JooqLanguagePreferences;
import io.webchat.adapter.persistence.language.JooqTranscripts;
import io.webchat.adapter.persistence.language.JooqTranslations;
import io.webchat.adapter.persistence.log.GroupMembers;
import io.webchat.adapter.persistence.log.LogModule;
import io.webchat.adapter.persistence.messaging.JooqConversationList;
import io.webchat.adapter.persistence.messaging.JooqConversations;
import io.webchat.adapter.persistence.messaging.JooqMessageIndex;
import io.webchat.adapter.persistence.messaging.JooqMessageSearch;
import io.webchat.adapter.persistence.messaging.JooqMessages;
import io.webchat.adapter.persistence.messaging.JooqReceipts;
import io.webchat.adapter.persistence.questions.JooqQuestions;
import io.webchat.adapter.persistence.retention.JooqStaleRows;
import io.webchat.adapter.persistence.safety.JooqAbuseReports;
import io.webchat.adapter.persistence.safety.JooqAccessRequests;
import io.webchat.adapter.persistence.safety.JooqAuditLog;
import io.webchat.adapter.persistence.safety.JooqBlocks;
import io.webchat.adapter.persistence.safety.JooqRelayStatistics;
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
import io.webchat.application.language.LanguagePreferences;
import io.webchat.application.language.Transcripts;
import io.webchat.application.language.Translations;
import io.webchat.application.messaging.ConversationList;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.MessageIndex;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.application.messaging.Messages;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.metrics.Backlogs;
import io.webchat.application.questions.Questions;
import io.webchat.application.retention.StaleRows;
import io.webchat.application.safety.AbuseReports;
import io.webchat.application.safety.AccessRequests;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.safety.Blocks;
import io.webchat.application.safety.RelayStatistics;
import io.webchat.application.signals.Signals;
import io.webchat.application.transaction.RelayRecord;
import io.webchat.application.transaction.UnitOfWork;
import javax.sql.DataSource;

/** Binds the ports to a migrated PostgreSQL. */
public final class PersistenceModule extends AbstractModule {
    private final DataSource dataSource;
    private final int connections;
    private final Signals signals;

    /**
     * @param dataSource of a database that {@link Migrations} has brought up to date
     * @param connections how many of its connections to use at once, at least 3: one writes the logs
     * @param signals to and from other relays on the database
     */
    public PersistenceModule(DataSource dataSource, int connections, Signals signals) {
        this.signals = signals;
        this.dataSource = dataSource;
        this.connections = connections;
    }

    @Override
    protected void configure() {
        bind(Signals.class).toInstance(signals);
        bind(StaleRows.class).to(JooqStaleRows.class).in(Singleton.class);
        bind(UnitOfWork.class).to(Database.class);
        bind(RelayRecord.class).to(JooqRelayRecord.class);
        bind(Accounts.class).to(JooqAccounts.class).in(Singleton.class);
        bind(Sessions.class).to(JooqSessions.class).in(Singleton.class);
        bind(LoginCodes.class).to(JooqLoginCodes.class).in(Singleton.class);
        bind(CodeOutbox.class).to(JooqCodeOutbox.class).in(Singleton.class);
        bind(Directory.class).to(JooqDirectory.class).in(Singleton.class);
        bind(Conversations.class).to(JooqConversations.class).in(Singleton.class);
        bind(Files.class).to(JooqFiles.class).in(Singleton.class);
        bind(Receipts.class).to(JooqReceipts.class).in(Singleton.class);
        bind(Messages.class).to(JooqMessages.class).in(Singleton.class);
        bind(ConversationList.class).to(JooqConversationList.class).in(Singleton.class);
        bind(JooqGroups.class).in(Singleton.class);
        bind(Groups.class).to(JooqGroups.class);
        bind(GroupMembers.class).to(JooqGroups.class);
        bind(Callbacks.class).to(JooqCallbacks.class).in(Singleton.class);
        bind(Deliveries.class).to(JooqDeliveries.class).in(Singleton.class);
        bind(FanOuts.class).to(JooqFanOuts.class).in(Singleton.class);
        bind(KeptAnswers.class).to(JooqKeptAnswers.class).in(Singleton.class);
        bind(Backlogs.class).to(JooqBacklogs.class).in(Singleton.class);
        bind(PairingCodes.class).to(JooqPairingCodes.class).in(Singleton.class);
        bind(Questions.class).to(JooqQuestions.class).in(Singleton.class);
        bind(Blocks.class).to(JooqBlocks.class).in(Singleton.class);
        bind(AbuseReports.class).to(JooqAbuseReports.class).in(Singleton.class);
        bind(AccessRequests.class).to(JooqAccessRequests.class).in(Singleton.class);
        bind(AuditLog.class).to(JooqAuditLog.class).in(Singleton.class);
        bind(RelayStatistics.class).to(JooqRelayStatistics.class).in(Singleton.class);
        bind(Phones.class).to(JooqPhones.class).in(Singleton.class);
        bind(ClientKeys.class).to(JooqClientKeys.class).in(Singleton.class);
        bind(OutboundMessages.class).to(JooqOutboundMessages.class).in(Singleton.class);
        bind(InboundMessages.class).to(JooqInboundMessages.class).in(Singleton.class);
        bind(RouteHealth.class).to(JooqRouteHealth.class).in(Singleton.class);
        bind(Calls.class).to(JooqCalls.class).in(Singleton.class);
        bind(MessageSearch.class).to(JooqMessageSearch.class).in(Singleton.class);
        bind(MessageIndex.class).to(JooqMessageIndex.class).in(Singleton.class);
        bind(LanguagePreferences.class).to(JooqLanguagePreferences.class).in(Singleton.class);
        bind(Translations.class).to(JooqTranslations.class).in(Singleton.class);
        bind(Transcripts.class).to(JooqTranscripts.class).in(Singleton.class);
        bind(AgentControls.class).to(JooqAgentControls.class).in(Singleton.class);
        bind(LoopStops.class).to(JooqLoopStops.class).in(Singleton.class);
        install(new LogModule());
    }

    @Provides
    @Singleton
    Database database(CommitStep commitStep) {
        return new Database(dataSource, connections, commitStep);
    }
}
