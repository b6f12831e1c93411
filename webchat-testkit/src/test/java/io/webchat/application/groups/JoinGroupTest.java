package io.webchat.application.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.groups.JoinGroup.RequestView;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.GroupSettings.JoinPolicy;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Role;
import io.webchat.domain.inbox.Happening;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import io.webchat.testkit.work.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinGroupTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Community community = new Community(relay);
    private final JoinGroup join = relay.the(JoinGroup.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn cid = relay.signIn("cid");
    private final SignedIn dora = relay.signIn("dora");
    private final String team = community.create(ada, Community.CHAT, "bob", "cid");

    private int sizeOfTeam() {
        return relay.the(ReadGroups.class).one(ada, team).members();
    }

    @Test
    void askingShouldBeToldToThoseWhoLookAfterTheGroup() {
        relay.the(ManageMembers.class).changeRole(ada, team, "bob", Role.ADMIN);
        int toldBefore = community.log(cid).size();

        RequestView asked = join.ask(dora, team);

        assertThat(asked.request().state()).isEqualTo(JoinRequest.State.PENDING);
        assertThat(asked.asker()).isEqualTo(dora.account());
        Happening told = new Happening.JoinRequestChanged(asked.request());
        assertThat(community.last(ada)).isEqualTo(told);
        assertThat(community.last(bob)).isEqualTo(told);
        assertThat(community.log(dora)).containsExactly(told);
        assertThat(community.log(cid)).hasSize(toldBefore);
        assertThat(sizeOfTeam()).isEqualTo(3);
    }

    @Test
    void askingAgainShouldBeTheSameRequestAndToldOnce() {
        RequestView first = join.ask(dora, team);
        relay.clock().advance(Duration.ofSeconds(1));

        assertThat(join.ask(dora, team)).isEqualTo(first);

        assertThat(community.log(dora)).hasSize(1);
        assertThat(join.pending(ada, team)).containsExactly(first);
    }

    @Test
    void whoIsAcceptedShouldBeAMember() {
        JoinRequest request = join.ask(dora, team).request();

        join.decide(ada, team, request.id(), true);

        assertThat(relay.the(ReadGroups.class).one(dora, team).role()).isEqualTo(Role.MEMBER);
        assertThat(join.pending(ada, team)).isEmpty();
        assertThat(community.log(dora)).hasSize(3).endsWith(new Happening.JoinRequestChanged(request.decided(true)));
        assertThat(community.last(cid)).isInstanceOfSatisfying(Happening.GroupChanged.class, told -> {
            assertThat(told.change()).isEqualTo(GroupChange.MEMBER_ADDED);
            assertThat(told.member()).isEqualTo(dora.account().id());
        });
    }

    @Test
    void whoIsRejectedShouldBeToldAndMayAskAgain() {
        JoinRequest request = join.ask(dora, team).request();

        join.decide(ada, team, request.id(), false);

        assertThat(sizeOfTeam()).isEqualTo(3);
        assertThat(community.last(dora)).isEqualTo(new Happening.JoinRequestChanged(request.decided(false)));
        assertThat(join.ask(dora, team).request().id()).isNotEqualTo(request.id());
    }

    @Test
    void aRequestShouldBeDecidedOnce() {
        String request = join.ask(dora, team).request().id();

        List<String> answers = Together.call(6, number -> {
            try {
                join.decide(ada, team, request, number % 2 == 0);
                return "decided";
            } catch (Refusal refusal) {
                return refusal.code().word();
            }
        });

        assertThat(answers).containsOnlyOnce("decided").containsOnly("decided", "already_decided");
        assertThat(sizeOfTeam()).isBetween(3, 4);
    }

    @Test
    void whoWasAddedMeanwhileShouldStayOneMember() {
        String request = join.ask(dora, team).request().id();
        relay.the(ManageMembers.class).add(ada, team, "dora");

        join.decide(ada, team, request, true);

        assertThat(sizeOfTeam()).isEqualTo(4);
    }

    @Test
    void onlyManagersShouldDecideAndOnlyWhatIsTheirs() {
        String request = join.ask(dora, team).request().id();
        String other = community.create(cid, Community.CHAT);

        assertThat(Refused.word(() -> join.decide(bob, team, request, true))).isEqualTo("group_role_required");
        assertThat(Refused.word(() -> join.decide(dora, team, request, true))).isEqualTo("group_role_required");
        assertThat(Refused.word(() -> join.decide(cid, other, request, true))).isEqualTo("not_found");
        assertThat(Refused.word(() -> join.decide(ada, team, "req_1", true))).isEqualTo("not_found");
        assertThat(Refused.word(() -> join.pending(bob, team))).isEqualTo("group_role_required");
    }

    @Test
    void anOpenGroupShouldTakeInAtOnce() {
        String news = community.create(ada, Community.STREAM);

        assertThat(join.ask(dora, news).request().state()).isEqualTo(JoinRequest.State.ACCEPTED);

        assertThat(relay.the(ReadGroups.class).one(dora, news).role()).isEqualTo(Role.MEMBER);
        assertThat(community.last(ada)).isInstanceOfSatisfying(Happening.GroupChanged.class, told -> assertThat(
                        told.change())
                .isEqualTo(GroupChange.MEMBER_JOINED));
        assertThat(Refused.word(() -> join.ask(dora, news))).isEqualTo("already_member");
    }

    @Test
    void aGroupThatInvitesShouldNotBeAsked() {
        GroupSettings invite = new GroupSettings(
                "club",
                "",
                GroupSettings.Visibility.PUBLIC,
                GroupSettings.Mode.CHAT,
                JoinPolicy.INVITE,
                GroupSettings.History.ALL);
        String club = community.create(ada, invite);
        String secret = community.create(ada, Community.SECRET);

        assertThat(Refused.word(() -> join.ask(dora, club))).isEqualTo("group_role_required");
        assertThat(Refused.word(() -> join.ask(dora, secret))).isEqualTo("not_found");
    }
}
