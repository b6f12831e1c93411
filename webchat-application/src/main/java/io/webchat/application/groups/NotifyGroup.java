package io.webchat.application.groups;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Writes what happened in a group into its members' logs: at once, or, for a large group, bit by bit after the commit, so
 * that whoever made it happen isn't held.
 */
public final class NotifyGroup {
    /** Members of a group that is told at once. A thousand rows are some ten milliseconds. */
    public static final int MAX_AT_ONCE = 1_000;

    private final Groups groups;
    private final FanOuts fanOuts;
    private final Inboxes inboxes;
    private final FanOutWorker worker;
    private final UnitOfWork unitOfWork;

    @Inject
    NotifyGroup(Groups groups, FanOuts fanOuts, Inboxes inboxes, FanOutWorker worker, UnitOfWork unitOfWork) {
        this.groups = groups;
        this.fanOuts = fanOuts;
        this.inboxes = inboxes;
        this.worker = worker;
        this.unitOfWork = unitOfWork;
    }

    /** Whether the group has to be told bit by bit, to keep the order with what is under way too. */
    public boolean large(GroupId group) {
        int size = groups.size(group);
        return size > MAX_AT_ONCE || (size > MAX_AT_ONCE / 2 && fanOuts.pending(group));
    }

    /** Within a unit of work. Who did it is told in any case at once. */
    public void tell(Group group, AccountId by, EventPayload payload, Instant at) {
        if (!large(group.id())) {
            tell(groups.members(group.id()).stream().map(Member::account).toList(), payload, at);
            return;
        }
        inboxes.append(List.of(new Inboxes.NewEvent(by, at, payload)));
        tellLater(group.id(), by, payload, at);
    }

    private void tellLater(GroupId group, AccountId except, EventPayload payload, Instant at) {
        fanOuts.add(group, payload, except, at);
        unitOfWork.afterCommit(worker::wakeSoon);
    }

    /** Within a unit of work that stages the message: every member but its sender gets it later, in chunks. */
    public void deliverLater(GroupId group, NewMessage draft) {
        fanOuts.addMessage(group, draft);
        unitOfWork.afterCommit(worker::wakeSoon);
    }

    /**
     * Within a unit of work: of what concerns one member only, a large group's managers and that member alone are told.
     */
    public void tellConcerned(Group group, AccountId concerned, EventPayload payload, Instant at) {
        boolean large = large(group.id());
        List<AccountId> told = groups.members(group.id()).stream()
                .filter(member -> !large || member.role().manages())
                .map(Member::account)
                .filter(account -> !account.equals(concerned))
                .toList();
        tell(told, payload, at);
        tell(List.of(concerned), payload, at);
    }

    public void tell(Collection<AccountId> accounts, EventPayload payload, Instant at) {
        inboxes.append(accounts.stream()
                .map(account -> new Inboxes.NewEvent(account, at, payload))
                .toList());
    }
}
