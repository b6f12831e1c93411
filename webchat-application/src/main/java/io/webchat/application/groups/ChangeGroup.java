package io.webchat.application.groups;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes, changes and deletes groups. */
public final class ChangeGroup {
    /** Members named when a group is made; more are added one by one. */
    public static final int MAX_FIRST_MEMBERS = 200;

    private final Groups groups;
    private final ReadGroups readGroups;
    private final ManageMembers manageMembers;
    private final NotifyGroup notifyGroup;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ChangeGroup(
            Groups groups,
            ReadGroups readGroups,
            ManageMembers manageMembers,
            NotifyGroup notifyGroup,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.groups = groups;
        this.readGroups = readGroups;
        this.manageMembers = manageMembers;
        this.notifyGroup = notifyGroup;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param members addresses of further members */
    public GroupView create(SignedIn caller, GroupSettings settings, List<String> members) {
        if (members.size() > MAX_FIRST_MEMBERS) {
            throw Refusal.field(
                    "members", "too_many", "Name at most " + MAX_FIRST_MEMBERS + " members; add more afterwards.");
        }
        AccountId owner = caller.account().id();
        limits.take(RateLimit.GROUPS_PER_ACCOUNT, String.valueOf(owner.value()));
        return unitOfWork.call(() -> {
            Instant now = clock.instant();
            Group group = groups.create(ids.group(), settings, owner, now);
            tell(group, owner, GroupChange.CREATED, now);
            manageMembers.addFirst(caller, group, members);
            return readGroups.view(group, owner);
        });
    }

    public GroupView update(SignedIn caller, String id, UnaryOperator<GroupSettings> change) {
        AccountId by = caller.account().id();
        return unitOfWork.call(() -> {
            Group group = readGroups.requireLocked(id);
            group.requireManager(readGroups.role(group, by));
            Group changed = group.with(change.apply(group.settings()));
            groups.update(changed);
            tell(changed, by, GroupChange.UPDATED, clock.instant());
            return readGroups.view(changed, by);
        });
    }

    public void delete(SignedIn caller, String id) {
        AccountId by = caller.account().id();
        unitOfWork.run(() -> {
            Group group = readGroups.requireLocked(id);
            group.requireOwner(readGroups.role(group, by));
            tell(group, by, GroupChange.DELETED, clock.instant());
            groups.delete(group.id());
        });
    }

    private void tell(Group group, AccountId by, GroupChange change, Instant at) {
        notifyGroup.tell(group, by, changed(group, by, change), at);
    }

    private static EventPayload changed(Group group, AccountId by, GroupChange change) {
        return new EventPayload.GroupChanged(group.id(), group.settings().name(), change, by, null, null);
    }
}
