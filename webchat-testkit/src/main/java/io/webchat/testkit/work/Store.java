package io.webchat.testkit.work;

import io.webchat.application.bridge.ClientKeys;
import io.webchat.application.bridge.InboundMessages;
import io.webchat.application.bridge.Phones;
import io.webchat.application.bridge.RouteHealth;
import io.webchat.application.bridge.Transits;
import io.webchat.application.callbacks.Callbacks;
import io.webchat.application.callbacks.Deliveries;
import io.webchat.application.calls.Calls;
import io.webchat.application.directory.Directory;
import io.webchat.application.files.Files;
import io.webchat.application.groups.FanOuts;
import io.webchat.application.groups.Groups;
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
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.application.messaging.MessageWords;
import io.webchat.application.messaging.Messages;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.questions.Questions;
import io.webchat.application.retention.Retention;
import io.webchat.application.safety.AbuseReports;
import io.webchat.application.safety.AccessRequests;
import io.webchat.application.safety.AuditLog;
import io.webchat.application.safety.Blocks;
import io.webchat.application.work.UnitOfWork;

/** The ports of one store, which share its data. */
public interface Store {
    Accounts accounts();

    Sessions sessions();

    LoginCodes loginCodes();

    CodeOutbox codeOutbox();

    Directory directory();

    Conversations conversations();

    MessageLog messageLog();

    Messages messages();

    ConversationList conversationList();

    Files files();

    Groups groups();

    FanOuts fanOuts();

    Callbacks callbacks();

    Deliveries deliveries();

    Inboxes inboxes();

    ReaderPositions readerPositions();

    Receipts receipts();

    PairingCodes pairingCodes();

    Questions questions();

    Blocks blocks();

    AbuseReports abuseReports();

    AccessRequests accessRequests();

    AuditLog auditLog();

    Phones phones();

    ClientKeys clientKeys();

    Transits transits();

    InboundMessages inboundMessages();

    RouteHealth routeHealth();

    Calls calls();

    MessageSearch messageSearch();

    MessageWords messageWords();

    Retention retention();

    LanguagePreferences languagePreferences();

    Translations translations();

    Transcripts transcripts();

    UnitOfWork unitOfWork();

    /** The feed that the ports tell of their commits. */
    InboxFeed feed();
}
