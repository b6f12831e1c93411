package io.webchat.testkit.work;

import io.webchat.application.callbacks.Callbacks;
import io.webchat.application.callbacks.Deliveries;
import io.webchat.application.directory.Directory;
import io.webchat.application.groups.FanOuts;
import io.webchat.application.groups.Groups;
import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.LoginCodes;
import io.webchat.application.identity.Sessions;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.inbox.ReaderPositions;
import io.webchat.application.messaging.ConversationList;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.Messages;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.work.UnitOfWork;

/** The ports of one store, which share its data. */
public interface Store {
    Accounts accounts();

    Sessions sessions();

    LoginCodes loginCodes();

    Directory directory();

    Conversations conversations();

    MessageLog messageLog();

    Messages messages();

    ConversationList conversationList();

    Groups groups();

    FanOuts fanOuts();

    Callbacks callbacks();

    Deliveries deliveries();

    Inboxes inboxes();

    ReaderPositions readerPositions();

    Receipts receipts();

    UnitOfWork unitOfWork();

    /** The feed that the ports tell of their commits. */
    InboxFeed feed();
}
