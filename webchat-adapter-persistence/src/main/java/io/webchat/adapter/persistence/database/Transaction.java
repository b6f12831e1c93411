package io.webchat.adapter.persistence.database;

import io.webchat.application.inbox.Inboxes.NewEvent;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.messaging.StagedMessage;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** One attempt of a unit of work: its statements, what it appends at its end, and what runs after its commit. */
public final class Transaction {
    /** A message that waits for its place. */
    public record Staged(NewMessage draft, StagedMessage outcome) {}

    /** A member who joins after the last message of the group's conversation at the time of the commit. */
    public record Joining(GroupId group, ConversationId conversation, AccountId account) {}

    private final DSLContext sql;
    private final List<Staged> messages = new ArrayList<>(1);
    private final List<NewEvent> events = new ArrayList<>();
    private final List<Joining> joinings = new ArrayList<>(1);
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(DSLContext sql) {
        this.sql = sql;
    }

    public DSLContext sql() {
        return sql;
    }

    public StagedMessage stage(NewMessage draft) {
        StagedMessage outcome = StagedMessage.fresh(draft);
        messages.add(new Staged(draft, outcome));
        return outcome;
    }

    public void stage(Collection<NewEvent> added) {
        events.addAll(added);
    }

    public void stage(Joining joining) {
        joinings.add(joining);
    }

    /** In the order in which they were staged; in every log they come before {@link #events}. */
    public List<Staged> messages() {
        return messages;
    }

    public List<NewEvent> events() {
        return events;
    }

    public List<Joining> joinings() {
        return joinings;
    }

    boolean appends() {
        return !messages.isEmpty() || !events.isEmpty() || !joinings.isEmpty();
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Runs the actions that follow the commit. */
    public void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
