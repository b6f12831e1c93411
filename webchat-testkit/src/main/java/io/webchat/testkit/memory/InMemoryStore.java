package io.webchat.testkit.memory;

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
import io.webchat.application.messaging.Participants;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.questions.Questions;
import io.webchat.application.retention.Retention;
import io.webchat.application.safety.AbuseReports;
import io.webchat.application.safety.AccessRequests;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.safety.Blocks;
import io.webchat.application.signals.Signals;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Store;

/** A whole store in memory: for tests, and for who tries the relay without a database. */
public final class InMemoryStore implements Store {
    private final InboxFeed feed = new InboxFeed(Signals.NONE);
    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork(feed);
    private final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
    private final InMemorySessions sessions = new InMemorySessions(unitOfWork);
    private final InMemoryLoginCodes loginCodes = new InMemoryLoginCodes(unitOfWork);
    private final InMemoryCodeOutbox codeOutbox = new InMemoryCodeOutbox(unitOfWork);
    private final InMemoryDirectory directory = new InMemoryDirectory(accounts, sessions, unitOfWork);
    private final InMemoryConversations conversations = new InMemoryConversations(unitOfWork);
    private final Table<MessageId, Message> messagesById = new Table<>(unitOfWork);
    private final InMemoryInboxes inboxes = new InMemoryInboxes(messagesById, unitOfWork);
    private final InMemoryMessageLog messageLog = new InMemoryMessageLog(inboxes, messagesById, unitOfWork);
    private final InMemoryReaderPositions readerPositions = new InMemoryReaderPositions(sessions, inboxes, unitOfWork);
    private final InMemoryMessages messages = new InMemoryMessages(messagesById, unitOfWork);
    private final InMemoryFiles files = new InMemoryFiles(messagesById, unitOfWork);
    private final InMemoryGroups groups = new InMemoryGroups(conversations, messageLog, unitOfWork);
    private final InMemoryFanOuts fanOuts = new InMemoryFanOuts(groups, messagesById, unitOfWork);
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks(inboxes, unitOfWork);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(callbacks, unitOfWork);
    private final InMemoryReceipts receipts = new InMemoryReceipts(conversations, groups, unitOfWork);
    private final InMemoryConversationList conversationList =
            new InMemoryConversationList(conversations, groups, messageLog, receipts, unitOfWork);

    private final InMemoryKeptAnswers keptAnswers = new InMemoryKeptAnswers(unitOfWork);
    private final InMemoryPairingCodes pairingCodes = new InMemoryPairingCodes(unitOfWork);
    private final InMemoryQuestions questions = new InMemoryQuestions(accounts, conversations, groups, unitOfWork);
    private final InMemoryBlocks blocks = new InMemoryBlocks(unitOfWork);
    private final InMemoryAbuseReports abuseReports = new InMemoryAbuseReports(unitOfWork);
    private final InMemoryAccessRequests accessRequests = new InMemoryAccessRequests(unitOfWork);
    private final InMemoryPhones phones = new InMemoryPhones(unitOfWork);
    private final InMemoryClientKeys clientKeys = new InMemoryClientKeys(unitOfWork);
    private final InMemoryOutboundMessages outboundMessages = new InMemoryOutboundMessages(unitOfWork);
    private final InMemoryInboundMessages inboundMessages = new InMemoryInboundMessages(unitOfWork);
    private final InMemoryRouteHealth routeHealth = new InMemoryRouteHealth(unitOfWork);
    private final InMemoryAuditLog auditLog = new InMemoryAuditLog(unitOfWork);

    private final InMemoryCalls calls = new InMemoryCalls(unitOfWork);
    private final InMemoryLanguagePreferences languagePreferences =
            new InMemoryLanguagePreferences(inboxes, unitOfWork);
    private final InMemoryTranslations translations = new InMemoryTranslations(unitOfWork);
    private final InMemoryTranscripts transcripts = new InMemoryTranscripts(files, unitOfWork);
    private final InMemoryMessageSearch messageSearch = new InMemoryMessageSearch(
            messagesById, files, transcripts, new Participants(groups, blocks, conversations), unitOfWork);
    private final InMemoryAgentControls agentControls = new InMemoryAgentControls(unitOfWork);
    private final InMemoryLoopStops loopStops = new InMemoryLoopStops(unitOfWork);
    private final InMemoryMessageIndex messageWords = new InMemoryMessageIndex();
    private final InMemoryRetention retention =
            new InMemoryRetention(accounts, inboxes, sessions, messagesById, feed, unitOfWork);

    /** As retention does: the account's events up to {@code seq} are gone. */
    public void prune(AccountId account, long seq) {
        inboxes.prune(account, seq);
        feed.forget(account);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public LoginCodes loginCodes() {
        return loginCodes;
    }

    @Override
    public CodeOutbox codeOutbox() {
        return codeOutbox;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public MessageLog messageLog() {
        return messageLog;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public ConversationList conversationList() {
        return conversationList;
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public Groups groups() {
        return groups;
    }

    @Override
    public FanOuts fanOuts() {
        return fanOuts;
    }

    @Override
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Inboxes inboxes() {
        return inboxes;
    }

    @Override
    public ReaderPositions readerPositions() {
        return readerPositions;
    }

    @Override
    public Receipts receipts() {
        return receipts;
    }

    @Override
    public KeptAnswers keptAnswers() {
        return keptAnswers;
    }

    @Override
    public PairingCodes pairingCodes() {
        return pairingCodes;
    }

    @Override
    public Questions questions() {
        return questions;
    }

    @Override
    public Blocks blocks() {
        return blocks;
    }

    @Override
    public AbuseReports abuseReports() {
        return abuseReports;
    }

    @Override
    public AccessRequests accessRequests() {
        return accessRequests;
    }

    @Override
    public AuditLog auditLog() {
        return auditLog;
    }

    @Override
    public Phones phones() {
        return phones;
    }

    @Override
    public ClientKeys clientKeys() {
        return clientKeys;
    }

    @Override
    public OutboundMessages outboundMessages() {
        return outboundMessages;
    }

    @Override
    public InboundMessages inboundMessages() {
        return inboundMessages;
    }

    @Override
    public RouteHealth routeHealth() {
        return routeHealth;
    }

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public MessageSearch messageSearch() {
        return messageSearch;
    }

    @Override
    public MessageIndex messageWords() {
        return messageWords;
    }

    @Override
    public Retention retention() {
        return retention;
    }

    @Override
    public LanguagePreferences languagePreferences() {
        return languagePreferences;
    }

    @Override
    public Translations translations() {
        return translations;
    }

    @Override
    public Transcripts transcripts() {
        return transcripts;
    }

    @Override
    public AgentControls agentControls() {
        return agentControls;
    }

    @Override
    public LoopStops loopStops() {
        return loopStops;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public InboxFeed feed() {
        return feed;
    }
}
