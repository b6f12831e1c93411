package io.webchat.application.groups;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.Blocks;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes members in and out of a group and gives them roles. */
public final class ManageMembers {
    private final Groups groups;
    private final Accounts accounts;
    private final Blocks blocks;
    private final ReadGroups readGroups;
    private final NotifyGroup notifyGroup;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    ManageMembers(
            Groups groups,
            Accounts accounts,
            Blocks blocks,
            ReadGroups readGroups,
            NotifyGroup notifyGroup,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.groups = groups;
        this.accounts = accounts;
        this.blocks = blocks;
        this.readGroups = readGroups;
        this.notifyGroup = notifyGroup;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** @throws Refusal {@code already_member}, {@code recipient_unknown}, or what the caller's role says */
    public void add(SignedIn caller, String groupId, String address) {
        unitOfWork.run(() -> {
            Group group = readGroups.requireLocked(groupId);
            group.requireManager(readGroups.role(group, caller.account().id()));
            add(caller, group, address);
        });
    }

    private void add(SignedIn caller, Group group, String address) {
        Account added = account("member_address", address);
        if (groups.member(group.id(), added.id()).isPresent()) {
            if (added.id().equals(caller.account().id())) {
                return;
            }
            throw alreadyMember("member_address", address);
        }
        requireNoBlock(caller, added, "member_address");
        admit(group, added.id(), caller.account().id(), GroupChange.MEMBER_ADDED);
    }

    /**
     * Within the unit of work that makes the group: its members besides the owner. Each of them gets the event of its own
     * joining, and the owner gets all; a member that joins later is known from the members' list.
     */
    void addFirst(SignedIn caller, Group group, List<String> addresses) {
        AccountId owner = caller.account().id();
        Instant now = clock.instant();
        Set<AccountId> present = new HashSet<>();
        for (String address : addresses) {
            Account added = account("members", address);
            if (added.id().equals(owner)) {
                continue;
            }
            if (!present.add(added.id())) {
                throw alreadyMember("members", address);
            }
            requireNoBlock(caller, added, "members");
            groups.add(group.id(), added.id(), now);
            notifyGroup.tell(
                    List.of(owner, added.id()),
                    changed(group, owner, GroupChange.MEMBER_ADDED, added.id(), Role.MEMBER),
                    now);
        }
    }

    private void requireNoBlock(SignedIn caller, Account added, String field) {
        if (blocks.between(added.id(), caller.account().id())) {
            throw unknown(field);
        }
    }

    private static Refusal alreadyMember(String field, String address) {
        return Refusal.field(RefusalCode.ALREADY_MEMBER, field, "member", address + " is a member already.");
    }

    /** Within a unit of work. */
    void admit(Group group, AccountId account, AccountId by, GroupChange change) {
        Instant now = clock.instant();
        groups.add(group.id(), account, now);
        notifyGroup.tellConcerned(group, account, changed(group, by, change, account, Role.MEMBER), now);
    }

    public void remove(SignedIn caller, String groupId, String address) {
        AccountId by = caller.account().id();
        unitOfWork.run(() -> {
            Group group = readGroups.requireLocked(groupId);
            group.requireVisible(readGroups.role(group, by));
            Member removed = member(group, address);
            group.requireMayRemove(readGroups.role(group, by), removed.role());
            groups.remove(group.id(), removed.account());
            notifyGroup.tellConcerned(
                    group,
                    removed.account(),
                    changed(group, by, GroupChange.MEMBER_REMOVED, removed.account(), null),
                    clock.instant());
        });
    }

    /** The owner hands the group over by making another one owner, and becomes an admin. */
    public void changeRole(SignedIn caller, String groupId, String address, Role role) {
        AccountId by = caller.account().id();
        unitOfWork.run(() -> {
            Group group = readGroups.requireLocked(groupId);
            group.requireOwner(readGroups.role(group, by));
            Member changed = member(group, address);
            if (changed.account().equals(by)) {
                throw Refusal.of(RefusalCode.OWNER_STAYS, "Make another member the owner; you become an admin then.");
            }
            if (role == Role.OWNER) {
                give(group, by, member(group, caller.account().address().value()), Role.ADMIN);
            }
            give(group, by, changed, role);
        });
    }

    private void give(Group group, AccountId by, Member member, Role role) {
        groups.changeRole(group.id(), new Member(member.account(), role, member.joinedAfter(), member.joinedAt()));
        notifyGroup.tellConcerned(
                group,
                member.account(),
                changed(group, by, GroupChange.ROLE_CHANGED, member.account(), role),
                clock.instant());
    }

    /** @throws Refusal {@code owner_stays} when the owner would leave others behind; alone, the group goes too */
    public void leave(SignedIn caller, String groupId) {
        AccountId account = caller.account().id();
        unitOfWork.run(() -> {
            Group group = readGroups.requireLocked(groupId);
            Role role = readGroups.role(group, account);
            group.requireMember(role);
            if (role == Role.OWNER && groups.size(group.id()) > 1) {
                throw Refusal.of(RefusalCode.OWNER_STAYS, "Make another member the owner first, or delete the group.");
            }
            groups.remove(group.id(), account);
            if (role == Role.OWNER) {
                groups.delete(group.id());
            }
            notifyGroup.tellConcerned(
                    group, account, changed(group, account, GroupChange.MEMBER_LEFT, account, null), clock.instant());
        });
    }

    private static EventPayload changed(
            Group group, AccountId by, GroupChange change, AccountId member, @Nullable Role role) {
        return new EventPayload.GroupChanged(group.id(), group.settings().name(), change, by, member, role);
    }

    private Member member(Group group, String address) {
        return accounts.find(ChatAddress.parse("chat_address", address))
                .flatMap(account -> groups.member(group.id(), account.id()))
                .orElseThrow(
                        () -> Refusal.of(RefusalCode.NOT_FOUND, "List the members: nobody there has this address."));
    }

    private Account account(String field, String address) {
        return accounts.find(ChatAddress.parse(field, address))
                .filter(Account::active)
                .orElseThrow(() -> unknown(field));
    }

    private static Refusal unknown(String field) {
        return Refusal.field(RefusalCode.RECIPIENT_UNKNOWN, field, "unknown", "Look the address up in the directory.");
    }
}
