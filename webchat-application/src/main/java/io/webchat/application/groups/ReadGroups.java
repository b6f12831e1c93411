package io.webchat.application.groups;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.FoldedText;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows groups to those who may see them. */
public final class ReadGroups {
    /** A member under its name. */
    public record MemberView(Account account, Member member) {}

    /** Groups in one answer of the directory. */
    public static final int MAX_LISTED = 500;

    private final Groups groups;
    private final Accounts accounts;

    @Inject
    ReadGroups(Groups groups, Accounts accounts) {
        this.groups = groups;
        this.accounts = accounts;
    }

    /** Those that the caller is a member of, by name. */
    public List<GroupView> mine(SignedIn caller) {
        return groups.joinedBy(caller.account().id()).stream()
                .map(group -> view(group, caller.account().id()))
                .toList();
    }

    /** The public ones, and the caller's own. */
    public List<GroupView> listed(SignedIn caller, @Nullable String text) {
        Stream<Group> own = groups.joinedBy(caller.account().id()).stream()
                .filter(group -> group.settings().visibility() == GroupSettings.Visibility.PRIVATE)
                .filter(group -> text == null
                        || FoldedText.contains(group.settings().name(), text.strip())
                        || FoldedText.contains(group.settings().description(), text.strip()));
        return Stream.concat(groups.listed(text, MAX_LISTED).stream(), own)
                .sorted(Comparator.comparing(group -> group.settings().name()))
                .limit(MAX_LISTED)
                .map(group -> view(group, caller.account().id()))
                .toList();
    }

    public GroupView one(SignedIn caller, String id) {
        GroupView view = view(require(id), caller.account().id());
        view.group().requireVisible(view.role());
        return view;
    }

    /** In order of role, then name. Members only. */
    public List<MemberView> members(SignedIn caller, String id) {
        GroupView view = one(caller, id);
        view.group().requireMember(view.role());
        return groups.members(view.group().id()).stream()
                .flatMap(member ->
                        accounts.find(member.account()).map(account -> new MemberView(account, member)).stream())
                .sorted(Comparator.comparing(
                                (MemberView shown) -> shown.member().role())
                        .thenComparing(shown -> shown.account().displayName()))
                .toList();
    }

    Group require(String id) {
        return GroupId.parse(id).flatMap(groups::find).orElseThrow(Group::unknown);
    }

    /** Within a unit of work: locks the group until its end. */
    Group requireLocked(String id) {
        return GroupId.parse(id).flatMap(groups::lock).orElseThrow(Group::unknown);
    }

    @Nullable
    Role role(Group group, AccountId account) {
        return groups.member(group.id(), account).map(Member::role).orElse(null);
    }

    GroupView view(Group group, AccountId viewer) {
        Optional<Member> member = groups.member(group.id(), viewer);
        return new GroupView(
                group, groups.size(group.id()), member.map(Member::role).orElse(null));
    }
}
