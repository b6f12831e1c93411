package io.webchat.adapter.persistence.log;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.webchat.adapter.persistence.database.CommitStep;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.inbox.ReaderPositions;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.retention.Retention;

/** Binds the event log. */
public final class LogModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(LogHeads.class).in(Singleton.class);
        bind(UnindexedConversations.class).in(Singleton.class);
        bind(CommitStep.class).to(LogWriter.class).in(Singleton.class);
        bind(GroupCommit.class).in(Singleton.class);
        bind(LogClosing.class).to(GroupCommit.class);
        bind(MessageLog.class).to(JooqMessageLog.class).in(Singleton.class);
        bind(Inboxes.class).to(JooqInboxes.class).in(Singleton.class);
        bind(ReaderPositions.class).to(JooqReaderPositions.class).in(Singleton.class);
        bind(Retention.class).to(JooqRetention.class).in(Singleton.class);
    }
}
