package io.webchat.application.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.Role;
import io.webchat.domain.inbox.Happening;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeGroupTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Community community = new Community(relay);
    private final ChangeGroup changeGroup = relay.the(ChangeGroup.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn cid = relay.signIn("cid");

    private static Happening changed(String group, String name, GroupChange change, SignedIn by) {
        return new Happening.GroupChanged(new GroupId(group), name, change, by.account().id(), null, null);
    }

    private static Happening added(String group, SignedIn by, SignedIn member) {
        return new Happening.GroupChanged(
                new GroupId(group),
                "team",
                GroupChange.MEMBER_ADDED,
                by.account().id(),
                member.account().id(),
                Role.MEMBER);
    }

    @Test
    void itsMakerShouldBeItsOwner() {
        GroupView made = changeGroup.create(ada, Community.CHAT, List.of("bob"));

        assertThat(made.role()).isEqualTo(Role.OWNER);
        assertThat(made.members()).isEqualTo(2);
        assertThat(made.group().settings()).isEqualTo(Community.CHAT);
        assertThat(made.group().createdAt()).isEqualTo(relay.clock().instant());
        assertThat(made.writable()).isTrue();
    }

    @Test
    void everyFirstMemberShouldBeToldOfThoseWhoCameWithOrAfterIt() {
        String group = community.create(ada, Community.CHAT, "bob", "cid");

        assertThat(community.log(ada))
                .containsExactly(
                        changed(group, "team", GroupChange.CREATED, ada),
                        added(group, ada, bob),
                        added(group, ada, cid));
        assertThat(community.log(bob)).containsExactly(added(group, ada, bob), added(group, ada, cid));
        assertThat(community.log(cid)).containsExactly(added(group, ada, cid));
    }

    @Test
    void namingOneselfShouldBeNoMistakeAndNamingAnotherTwiceOne() {
        assertThat(changeGroup.create(ada, Community.CHAT, List.of("ada", "bob")).members())
                .isEqualTo(2);
        assertThat(Refused.word(() -> changeGroup.create(ada, Community.CHAT, List.of("bob", "bob"))))
                .isEqualTo("already_member");
    }

    @Test
    void anUnknownMemberShouldLeaveNoGroupBehind() {
        assertThat(Refused.word(() -> changeGroup.create(ada, Community.CHAT, List.of("bob", "nobody"))))
                .isEqualTo("recipient_unknown");

        assertThat(relay.the(ReadGroups.class).mine(ada)).isEmpty();
        assertThat(community.log(bob)).isEmpty();
    }

    @Test
    void firstMembersShouldBeLimited() {
        List<String> many = Collections.nCopies(ChangeGroup.MOST_FIRST_MEMBERS + 1, "bob");

        assertThat(Refused.field(() -> changeGroup.create(ada, Community.CHAT, many)))
                .isEqualTo("members:too_many");
    }

    @Test
    void managersShouldChangeTheSettingsAndAllBeTold() {
        String group = community.create(ada, Community.CHAT, "bob", "cid");
        relay.the(ManageMembers.class).changeRole(ada, group, "bob", Role.ADMIN);

        GroupView changed = changeGroup.update(bob, group, settings -> named(settings, "crew"));

        assertThat(changed.group().settings()).isEqualTo(named(Community.CHAT, "crew"));
        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        for (SignedIn member : List.of(ada, bob, cid)) {
            assertThat(community.last(member)).isEqualTo(changed(group, "crew", GroupChange.UPDATED, bob));
        }
        assertThat(Refused.word(() -> changeGroup.update(cid, group, settings -> settings)))
                .isEqualTo("group_role_required");
    }

    @Test
    void onlyTheOwnerShouldDeleteAndAllBeTold() {
        String group = community.create(ada, Community.CHAT, "bob");
        relay.the(ManageMembers.class).changeRole(ada, group, "bob", Role.ADMIN);
        assertThat(Refused.word(() -> changeGroup.delete(bob, group))).isEqualTo("group_role_required");

        changeGroup.delete(ada, group);

        assertThat(community.last(ada)).isEqualTo(changed(group, "team", GroupChange.DELETED, ada));
        assertThat(community.last(bob)).isEqualTo(changed(group, "team", GroupChange.DELETED, ada));
        assertThat(Refused.word(() -> relay.the(ReadGroups.class).one(ada, group)))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> changeGroup.delete(ada, group))).isEqualTo("not_found");
    }

    @Test
    void whatOneMayNotSeeShouldNotExist() {
        String secret = community.create(ada, Community.SECRET);

        for (String id : List.of(secret, "grp_1", "nonsense", GroupId.PREFIX + "0".repeat(32))) {
            assertThat(Refused.refusal(() -> changeGroup.delete(bob, id)).detail())
                    .isEqualTo(Group.unknown().detail());
            assertThat(Refused.refusal(() -> changeGroup.update(bob, id, settings -> settings))
                            .detail())
                    .isEqualTo(Group.unknown().detail());
        }
    }

    private static GroupSettings named(GroupSettings of, String name) {
        return new GroupSettings(
                name, of.description(), of.visibility(), of.mode(), of.joinPolicy(), of.history());
    }
}
