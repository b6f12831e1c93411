package io.webchat.application.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.Role;
import io.webchat.domain.inbox.Happening;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManageMembersTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Community community = new Community(relay);
    private final ManageMembers manage = relay.the(ManageMembers.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn cid = relay.signIn("cid");
    private final SignedIn dora = relay.signIn("dora");
    private final String group = community.create(ada, Community.CHAT, "bob", "cid");

    private Happening changed(GroupChange change, SignedIn by, SignedIn member, @Nullable Role role) {
        return new Happening.GroupChanged(
                new GroupId(group),
                "team",
                change,
                by.account().id(),
                member.account().id(),
                role);
    }

    private @Nullable Role role(SignedIn of) {
        return relay.the(ReadGroups.class).one(of, group).role();
    }

    @Test
    void managersShouldAddAndAllBeTold() {
        manage.changeRole(ada, group, "bob", Role.ADMIN);

        manage.add(bob, group, "dora");

        assertThat(role(dora)).isEqualTo(Role.MEMBER);
        Happening told = changed(GroupChange.MEMBER_ADDED, bob, dora, Role.MEMBER);
        assertThat(community.last(ada)).isEqualTo(told);
        assertThat(community.last(cid)).isEqualTo(told);
        assertThat(community.log(dora)).containsExactly(told);
    }

    @Test
    void othersShouldNotAdd() {
        assertThat(Refused.word(() -> manage.add(cid, group, "dora"))).isEqualTo("group_role_required");
        assertThat(Refused.word(() -> manage.add(dora, group, "dora"))).isEqualTo("group_role_required");
        String secret = community.create(ada, Community.SECRET);
        assertThat(Refused.word(() -> manage.add(dora, secret, "dora"))).isEqualTo("not_found");
    }

    @Test
    void onlyWhoIsThereAndNoMemberShouldBeAdded() {
        assertThat(Refused.field(() -> manage.add(ada, group, "bob"))).isEqualTo("member_address:member");
        assertThat(Refused.field(() -> manage.add(ada, group, "nobody"))).isEqualTo("member_address:unknown");
    }

    @Test
    void whoIsRemovedShouldBeToldToo() {
        manage.remove(ada, group, "bob");

        assertThat(role(bob)).isNull();
        Happening told = changed(GroupChange.MEMBER_REMOVED, ada, bob, null);
        assertThat(community.last(bob)).isEqualTo(told);
        assertThat(community.last(ada)).isEqualTo(told);
        assertThat(community.last(cid)).isEqualTo(told);
        assertThat(Refused.word(() -> manage.remove(ada, group, "bob"))).isEqualTo("not_found");
    }

    @Test
    void nobodyShouldRemoveItsEqualOrItsBetter() {
        manage.changeRole(ada, group, "bob", Role.ADMIN);
        manage.changeRole(ada, group, "cid", Role.ADMIN);

        assertThat(Refused.word(() -> manage.remove(bob, group, "cid"))).isEqualTo("group_role_required");
        assertThat(Refused.word(() -> manage.remove(bob, group, "ada"))).isEqualTo("group_role_required");
        assertThat(Refused.word(() -> manage.remove(ada, group, "ada"))).isEqualTo("group_role_required");
        manage.remove(ada, group, "cid");
    }

    @Test
    void theOwnerShouldGiveRoles() {
        manage.changeRole(ada, group, "bob", Role.ADMIN);

        assertThat(role(bob)).isEqualTo(Role.ADMIN);
        assertThat(community.last(cid)).isEqualTo(changed(GroupChange.ROLE_CHANGED, ada, bob, Role.ADMIN));
        assertThat(Refused.word(() -> manage.changeRole(bob, group, "cid", Role.ADMIN)))
                .isEqualTo("group_role_required");
        manage.changeRole(ada, group, "bob", Role.MEMBER);
        assertThat(role(bob)).isEqualTo(Role.MEMBER);
    }

    @Test
    void aGroupShouldBeHandedOverAndHaveOneOwner() {
        manage.changeRole(ada, group, "bob", Role.OWNER);

        assertThat(role(bob)).isEqualTo(Role.OWNER);
        assertThat(role(ada)).isEqualTo(Role.ADMIN);
        assertThat(community.log(cid))
                .endsWith(
                        changed(GroupChange.ROLE_CHANGED, ada, ada, Role.ADMIN),
                        changed(GroupChange.ROLE_CHANGED, ada, bob, Role.OWNER));
        assertThat(Refused.word(() -> manage.changeRole(ada, group, "cid", Role.ADMIN)))
                .isEqualTo("group_role_required");
    }

    @Test
    void theOwnerShouldNotStepDownWithoutAnHeir() {
        assertThat(Refused.word(() -> manage.changeRole(ada, group, "ada", Role.MEMBER)))
                .isEqualTo("owner_stays");
        assertThat(Refused.word(() -> manage.leave(ada, group))).isEqualTo("owner_stays");
    }

    @Test
    void membersShouldLeave() {
        manage.leave(bob, group);

        assertThat(role(bob)).isNull();
        Happening told = changed(GroupChange.MEMBER_LEFT, bob, bob, null);
        assertThat(community.last(ada)).isEqualTo(told);
        assertThat(community.last(bob)).isEqualTo(told);
        assertThat(Refused.word(() -> manage.leave(bob, group))).isEqualTo("not_found");
    }

    @Test
    void aGroupThatItsOwnerLeavesLastShouldBeGone() {
        manage.leave(bob, group);
        manage.leave(cid, group);

        manage.leave(ada, group);

        assertThat(relay.store().groups().find(new GroupId(group))).isEmpty();
        assertThat(community.last(ada)).isEqualTo(changed(GroupChange.MEMBER_LEFT, ada, ada, null));
    }
}
