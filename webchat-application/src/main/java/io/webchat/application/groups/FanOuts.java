package io.webchat.application.groups;

import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import java.time.Instant;
import java.util.List;

/** Tellings to large groups that are under way: stored with what they tell of, worked off in order, resumed after a crash. */
public interface FanOuts {
    /**
     * A telling under way.
     *
     * @param doneUpTo the last account that was told; 0 before the first
     * @param except who was told already
     */
    record FanOut(long id, GroupId group, EventPayload payload, AccountId except, Instant at, long doneUpTo) {}

    /** Within a unit of work. */
    void add(GroupId group, EventPayload payload, AccountId except, Instant at);

    /** Within a unit of work that stages the message: delivers it to everybody but its sender. */
    void addMessage(GroupId group, NewMessage draft);

    boolean pending(GroupId group);

    /** The oldest, at most one, held against other workers until the end of the unit of work. */
    List<FanOut> oldest();

    /** Members behind {@code doneUpTo}, in order of account, at most {@code limit}. */
    List<AccountId> nextMembers(FanOut fanOut, int limit);

    /** Everybody up to {@code account} has been told. */
    void toldUpTo(FanOut fanOut, AccountId account);

    void done(FanOut fanOut);
}
