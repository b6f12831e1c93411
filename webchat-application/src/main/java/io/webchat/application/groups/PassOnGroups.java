package io.webchat.application.groups;

import io.webchat.application.identity.Accounts;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the groups of an account that is shut out to somebody else: to its own owner, else to the oldest admin, else to
 * the oldest member.
 */
public final class PassOnGroups {
    private final Groups groups;
    private final Accounts accounts;
    private final NotifyGroup notifyGroup;
    private final Clock clock;

    @Inject
    PassOnGroups(Groups groups, Accounts accounts, NotifyGroup notifyGroup, Clock clock) {
        this.groups = groups;
        this.accounts = accounts;
        this.notifyGroup = notifyGroup;
        this.clock = clock;
    }

    /**
     * Takes the account's owner into the groups that it will get. In a unit of work before {@link #of}: who joins has no
     * role before the end of the unit.
     */
    public void letOwnerIn(Account leaving) {
        Account owner = owner(leaving).orElse(null);
        if (owner == null) {
            return;
        }
        for (Group group : groups.joinedBy(leaving.id())) {
            groups.lock(group.id());
            boolean owns = groups.member(group.id(), leaving.id())
                    .filter(member -> member.role() == Role.OWNER)
                    .isPresent();
            if (owns && groups.member(group.id(), owner.id()).isEmpty()) {
                Instant now = clock.instant();
                groups.add(group.id(), owner.id(), now);
                tell(group, leaving.id(), GroupChange.MEMBER_ADDED, owner.id(), Role.MEMBER, now);
            }
        }
    }

    private Optional<Account> owner(Account leaving) {
        AccountId owner = leaving.owner();
        return owner == null ? Optional.empty() : accounts.find(owner).filter(Account::active);
    }

    /** Within the unit of work that shuts the account out, after that is stored. A group of nobody else stays its. */
    public void of(Account leaving) {
        for (Group group : groups.joinedBy(leaving.id())) {
            groups.lock(group.id());
            Member member = groups.member(group.id(), leaving.id()).orElse(null);
            if (member != null && member.role() == Role.OWNER) {
                successor(group, leaving).ifPresent(next -> passOn(group, member, next));
            }
        }
    }

    private Optional<AccountId> successor(Group group, Account leaving) {
        Optional<AccountId> own = owner(leaving)
                .map(Account::id)
                .filter(owner -> groups.member(group.id(), owner).isPresent());
        return own.or(() -> groups.members(group.id()).stream()
                .filter(member -> !member.account().equals(leaving.id()))
                .filter(member ->
                        accounts.find(member.account()).filter(Account::active).isPresent())
                .min(Comparator.comparing((Member member) -> member.role() != Role.ADMIN)
                        .thenComparing(Member::joinedAt)
                        .thenComparingLong(member -> member.account().value()))
                .map(Member::account));
    }

    private void passOn(Group group, Member before, AccountId next) {
        Instant now = clock.instant();
        give(group, before.account(), before, Role.MEMBER, now);
        groups.member(group.id(), next).ifPresent(member -> give(group, before.account(), member, Role.OWNER, now));
    }

    private void give(Group group, AccountId by, Member member, Role role, Instant now) {
        groups.changeRole(group.id(), new Member(member.account(), role, member.joinedAfter(), member.joinedAt()));
        tell(group, by, GroupChange.ROLE_CHANGED, member.account(), role, now);
    }

    private void tell(
            Group group, AccountId by, GroupChange change, AccountId member, @Nullable Role role, Instant now) {
        notifyGroup.tellConcerned(
                group,
                member,
                new EventPayload.GroupChanged(group.id(), group.settings().name(), change, by, member, role),
                now);
    }
}
