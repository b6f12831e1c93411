package io.webchat.application.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.OwnAgents;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.questions.AskQuestion;
import io.webchat.application.safety.ManageUsers;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.TestRelay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassOnGroupsTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");
    private final SignedIn cid = relay.signIn("cid");
    private final Fixtures given = new Fixtures(relay.store());

    private SignedIn agent() {
        return relay.the(OwnAgents.class)
                .open(new OwnAgents.Command(ada, "Helper", "helper", SessionLabels.parse(null, null, null)))
                .signedIn();
    }

    private @Nullable Role role(Group group, Account account) {
        return relay.store()
                .groups()
                .member(group.id(), account.id())
                .map(Member::role)
                .orElse(null);
    }

    private void block(SignedIn owner) {
        SignedIn admin = relay.signIn("boss");
        relay.store()
                .unitOfWork()
                .run(() -> relay.store().accounts().setAdmin(admin.account().id(), true));
        relay.the(ManageUsers.class).handle(admin, owner.account().address().value(), ManageUsers.Act.BLOCK);
    }

    private void makeAdmin(Group group, Account account) {
        relay.store()
                .groups()
                .member(group.id(), account.id())
                .ifPresent(member -> relay.store()
                        .groups()
                        .changeRole(
                                group.id(),
                                new Member(member.account(), Role.ADMIN, member.joinedAfter(), member.joinedAt())));
    }

    @Test
    void theGroupsOfADeletedAgentShouldBeItsOwners() {
        SignedIn agent = agent();
        Group group = given.group(Fixtures.settings("crew"), agent.account(), bob.account());

        relay.the(OwnAgents.class).revoke(ada, "helper");

        assertThat(role(group, ada.account())).isEqualTo(Role.OWNER);
        assertThat(role(group, agent.account())).isEqualTo(Role.MEMBER);
    }

    @Test
    void theGroupsOfABlockedPersonShouldBeTheOldestAdmins() {
        Group group = given.group(Fixtures.settings("crew"), ada.account(), bob.account(), cid.account());
        makeAdmin(group, cid.account());

        block(ada);

        assertThat(role(group, cid.account())).isEqualTo(Role.OWNER);
        assertThat(role(group, ada.account())).isEqualTo(Role.MEMBER);
    }

    @Test
    void withoutAdminsTheyShouldBeTheOldestMembers() {
        Group group = given.group(Fixtures.settings("crew"), ada.account(), bob.account(), cid.account());

        block(ada);

        assertThat(role(group, bob.account())).isEqualTo(Role.OWNER);
    }

    @Test
    void theOpenQuestionsOfADeletedAgentShouldBeClosedAndItsPeopleBeTold() {
        SignedIn agent = agent();
        Question asked = relay.the(AskQuestion.class)
                .handle(new AskQuestion.Command(
                        agent.account(),
                        "bob",
                        "Deploy?",
                        Option.APPROVE_OR_DENY,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null));
        int before = relay.store().inboxes().after(bob.account().id(), 0, 100).size();

        relay.the(OwnAgents.class).revoke(ada, "helper");

        assertThat(relay.store().questions().find(asked.id()).orElseThrow().state())
                .isEqualTo(Question.State.EXPIRED);
        assertThat(relay.store().inboxes().after(bob.account().id(), 0, 100)).hasSizeGreaterThan(before);
    }
}
