package io.webchat.application.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.groups.ReadGroups.MemberView;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.Role;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadGroupsTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Community community = new Community(relay);
    private final ReadGroups read = relay.the(ReadGroups.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private static List<String> names(List<GroupView> groups) {
        return groups.stream().map(view -> view.group().settings().name()).toList();
    }

    @Test
    void mineShouldBeThoseOneIsAMemberOf() {
        community.create(ada, Community.CHAT, "bob");
        community.create(ada, Community.SECRET, "bob");
        community.create(ada, Community.STREAM);

        assertThat(names(read.mine(bob))).containsExactly("secret", "team");
        assertThat(names(read.mine(ada))).containsExactly("news", "secret", "team");
    }

    @Test
    void thePublicOnesShouldBeListedWithTheViewersRole() {
        community.create(ada, Community.CHAT);
        community.create(ada, Community.SECRET);

        assertThat(read.listed(bob, null)).singleElement().satisfies(view -> {
            assertThat(view.role()).isNull();
            assertThat(view.members()).isEqualTo(1);
            assertThat(view.writable()).isFalse();
        });
        assertThat(read.listed(ada, "TEA")).extracting(GroupView::role).containsExactly(Role.OWNER);
        assertThat(read.listed(ada, "news")).isEmpty();
    }

    @Test
    void aPrivateGroupShouldBeShownToMembersOnly() {
        String secret = community.create(ada, Community.SECRET);

        assertThat(read.one(ada, secret).role()).isEqualTo(Role.OWNER);
        assertThat(Refused.word(() -> read.one(bob, secret))).isEqualTo("not_found");
        assertThat(Refused.word(() -> read.members(bob, secret))).isEqualTo("not_found");
    }

    @Test
    void membersShouldComeByRoleThenNameToMembersOnly() {
        relay.signIn("cid");
        relay.signIn("dora");
        String team = community.create(ada, Community.CHAT, "dora", "bob", "cid");
        relay.the(ManageMembers.class).changeRole(ada, team, "dora", Role.ADMIN);

        assertThat(read.members(bob, team))
                .extracting(member -> member.account().address().value())
                .containsExactly("ada", "dora", "bob", "cid");
        assertThat(read.members(bob, team))
                .extracting(MemberView::member)
                .extracting(member -> member.role())
                .containsExactly(Role.OWNER, Role.ADMIN, Role.MEMBER, Role.MEMBER);
        assertThat(Refused.word(() -> read.members(relay.signIn("eve"), team))).isEqualTo("not_found");
    }

    @Test
    void aStreamShouldBeWritableToThoseWhoLookAfterIt() {
        String news = community.create(ada, Community.STREAM, "bob");

        assertThat(read.one(ada, news).writable()).isTrue();
        assertThat(read.one(bob, news).writable()).isFalse();
    }
}
