package io.webchat.application.groups;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Asking to join a group, and answering those who ask. */
public final class JoinGroup {
    /** A request under its asker's name. */
    public record RequestView(JoinRequest request, Account asker) {}

    private final Groups groups;
    private final Accounts accounts;
    private final ReadGroups readGroups;
    private final ManageMembers manageMembers;
    private final NotifyGroup notifyGroup;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    JoinGroup(
            Groups groups,
            Accounts accounts,
            ReadGroups readGroups,
            ManageMembers manageMembers,
            NotifyGroup notifyGroup,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.groups = groups;
        this.accounts = accounts;
        this.readGroups = readGroups;
        this.manageMembers = manageMembers;
        this.notifyGroup = notifyGroup;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** An open group takes the asker in at once. */
    public RequestView ask(SignedIn caller, String groupId) {
        Account asker = caller.account();
        return unitOfWork.call(() -> {
            Group group = readGroups.requireLocked(groupId);
            group.requireVisible(readGroups.role(group, asker.id()));
            if (groups.member(group.id(), asker.id()).isPresent()) {
                throw Refusal.of(RefusalCode.ALREADY_MEMBER, "You are a member already.");
            }
            return switch (group.settings().joinPolicy()) {
                case INVITE ->
                    throw Refusal.of(
                            RefusalCode.GROUP_ROLE_REQUIRED,
                            "Ask one of its admins to add you: this group only invites.");
                case OPEN -> {
                    manageMembers.admit(group, asker.id(), asker.id(), GroupChange.MEMBER_JOINED);
                    yield new RequestView(request(group, asker, JoinRequest.State.ACCEPTED), asker);
                }
                case APPROVAL -> new RequestView(askManagers(group, asker), asker);
            };
        });
    }

    private JoinRequest askManagers(Group group, Account asker) {
        JoinRequest wanted = request(group, asker, JoinRequest.State.PENDING);
        JoinRequest stored = groups.ask(wanted);
        if (stored.id().equals(wanted.id())) {
            tell(group, stored, clock.instant());
        }
        return stored;
    }

    private JoinRequest request(Group group, Account asker, JoinRequest.State state) {
        return new JoinRequest(ids.request(), group.id(), asker.id(), state, clock.instant());
    }

    /** The pending ones, oldest first. Managers only. */
    public List<RequestView> pending(SignedIn caller, String groupId) {
        Group group = managed(caller, readGroups.require(groupId));
        return groups.pending(group.id()).stream()
                .flatMap(request ->
                        accounts.find(request.account()).map(asker -> new RequestView(request, asker)).stream())
                .toList();
    }

    /** @throws Refusal {@code already_decided} when another one was faster */
    public void decide(SignedIn caller, String groupId, String requestId, boolean accept) {
        AccountId by = caller.account().id();
        unitOfWork.run(() -> {
            Group group = managed(caller, readGroups.requireLocked(groupId));
            JoinRequest decided = groups.request(group.id(), requestId)
                    .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "List the join requests to see their ids."))
                    .decided(accept);
            if (!groups.decide(decided)) {
                throw Refusal.of(RefusalCode.ALREADY_DECIDED, "This request was answered before.");
            }
            if (accept && groups.member(group.id(), decided.account()).isEmpty()) {
                manageMembers.admit(group, decided.account(), by, GroupChange.MEMBER_ADDED);
            }
            tell(group, decided, clock.instant());
        });
    }

    private Group managed(SignedIn caller, Group group) {
        group.requireManager(readGroups.role(group, caller.account().id()));
        return group;
    }

    /** Those who look after the group, and the asker. */
    private void tell(Group group, JoinRequest request, Instant at) {
        List<AccountId> told = Stream.concat(
                        groups.members(group.id()).stream()
                                .filter(member -> member.role().manages())
                                .map(Member::account),
                        Stream.of(request.account()))
                .distinct()
                .toList();
        notifyGroup.tell(told, new EventPayload.JoinRequestChanged(request), at);
    }
}
