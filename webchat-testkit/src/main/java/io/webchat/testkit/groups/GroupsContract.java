package io.webchat.testkit.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.groups.Groups;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.GroupSettings.JoinPolicy;
import io.webchat.domain.groups.GroupSettings.Mode;
import io.webchat.domain.groups.GroupSettings.Visibility;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Groups} keeps. */
public interface GroupsContract extends StoreContract {
    private Groups groups() {
        return store().groups();
    }

    private List<AccountId> members(Group group) {
        return groups().members(group.id()).stream().map(Member::account).toList();
    }

    private List<String> listed(@Nullable String text) {
        return groups().listed(text, 100).stream()
                .map(group -> group.settings().name())
                .toList();
    }

    private void within(Runnable work) {
        store().unitOfWork().run(work);
    }

    private static JoinRequest request(String id, Group group, Account asker, Instant at) {
        return new JoinRequest("req_" + id, group.id(), asker.id(), JoinRequest.State.PENDING, at);
    }

    @Test
    default void createShouldStoreTheGroupItsConversationAndItsOwner() {
        Account ada = given().person("ada");
        GroupSettings settings = new GroupSettings(
                "Team Ü", "Who we are\n…", Visibility.PRIVATE, Mode.STREAM, JoinPolicy.INVITE, History.FROM_JOIN);

        Group made = given().group(settings, ada);

        assertThat(made.settings()).isEqualTo(settings);
        assertThat(groups().find(made.id())).contains(made);
        assertThat(groups().members(made.id())).containsExactly(new Member(ada.id(), Role.OWNER, 0, Fixtures.START));
        assertThat(groups().size(made.id())).isEqualTo(1);
        assertThat(store().conversations().find(made.conversation()))
                .contains(new Conversation.OfGroup(made.conversation(), made.id()));
    }

    @Test
    default void groupsMadeAtOnceShouldHaveTheirOwnConversations() {
        Account ada = given().person("ada");
        ConversationId direct = given().conversation(ada, ada).id();

        Set<ConversationId> made = Set.copyOf(
                Together.call(6, number -> given().group("g" + number, ada).conversation()));

        assertThat(made).hasSize(6).doesNotContain(direct);
        assertThat(given().conversation(ada, given().person("bob")).id()).isNotIn(made);
    }

    @Test
    default void anUnknownGroupShouldHaveNothing() {
        GroupId unknown = new GroupId(GroupId.PREFIX + "f".repeat(32));
        Account ada = given().person("ada");

        assertThat(groups().find(unknown)).isEmpty();
        assertThat(groups().members(unknown)).isEmpty();
        assertThat(groups().member(unknown, ada.id())).isEmpty();
        assertThat(groups().size(unknown)).isZero();
        assertThat(groups().pending(unknown)).isEmpty();
        assertThat(groups().request(unknown, "req_1")).isEmpty();
    }

    @Test
    default void updateShouldChangeTheSettingsOfThatGroupOnly() {
        Account ada = given().person("ada");
        Group group = given().group("old", ada);
        Group other = given().group("other", ada);
        GroupSettings changed =
                new GroupSettings("new", "d", Visibility.PRIVATE, Mode.STREAM, JoinPolicy.OPEN, History.FROM_JOIN);

        within(() -> groups().update(group.with(changed)));

        assertThat(groups().find(group.id())).contains(group.with(changed));
        assertThat(groups().find(other.id())).contains(other);
    }

    @Test
    default void aDeletedGroupShouldBeGoneAndItsConversationStay() {
        Account ada = given().person("ada");
        Group group = given().group("team", ada, given().person("bob"));
        Group other = given().group("other", ada);
        groups().find(group.id());

        within(() -> groups().delete(group.id()));

        assertThat(groups().find(group.id())).isEmpty();
        assertThat(groups().members(group.id())).isEmpty();
        assertThat(groups().member(group.id(), ada.id())).isEmpty();
        assertThat(groups().size(group.id())).isZero();
        assertThat(groups().joinedBy(ada.id())).containsExactly(other);
        assertThat(listed(null)).containsExactly("other");
        assertThat(store().conversations().find(group.conversation())).isPresent();
    }

    @Test
    default void membersShouldComeInOrderOfAccount() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");

        Group group = given().group("team", cid, bob, ada);

        assertThat(members(group)).containsExactly(ada.id(), bob.id(), cid.id());
        assertThat(groups().size(group.id())).isEqualTo(3);
        assertThat(groups().member(group.id(), bob.id()))
                .contains(new Member(bob.id(), Role.MEMBER, 0, Fixtures.START));
    }

    @Test
    default void aMemberShouldJoinAfterTheConversationsLastMessage() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        Group group = given().group("team", ada);
        given().message(ada, ada, "of another conversation");
        given().message(group, ada, "one");
        given().message(group, ada, "two");

        within(() -> groups().add(group.id(), bob.id(), Fixtures.START.plusSeconds(1)));
        given().message(group, ada, "three");
        within(() -> groups().add(group.id(), cid.id(), Fixtures.START.plusSeconds(2)));

        assertThat(groups().member(group.id(), bob.id()))
                .contains(new Member(bob.id(), Role.MEMBER, 2, Fixtures.START.plusSeconds(1)));
        assertThat(groups().member(group.id(), cid.id()))
                .map(Member::joinedAfter)
                .contains(3L);
    }

    @Test
    default void addingAMemberAgainShouldChangeNothing() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group group = given().group("team", ada, bob);
        given().message(group, ada, "one");

        within(() -> {
            groups().add(group.id(), bob.id(), Fixtures.START.plusSeconds(9));
            groups().add(group.id(), ada.id(), Fixtures.START.plusSeconds(9));
        });

        assertThat(groups().members(group.id()))
                .containsExactly(
                        new Member(ada.id(), Role.OWNER, 0, Fixtures.START),
                        new Member(bob.id(), Role.MEMBER, 0, Fixtures.START));
    }

    @Test
    default void addsAtOnceShouldTakeInEachOnce() {
        Account ada = given().person("ada");
        Group group = given().group("team", ada);
        List<Account> people =
                IntStream.range(0, 4).mapToObj(i -> given().person("p-" + i)).toList();

        Together.call(8, number -> {
            within(() -> groups().add(group.id(), people.get(number % 4).id(), Fixtures.START));
            return number;
        });

        assertThat(members(group)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    default void changeRoleShouldKeepWhenAMemberJoined() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group group = given().group("team", ada);
        given().message(group, ada, "one");
        within(() -> groups().add(group.id(), bob.id(), Fixtures.START));
        Member joined = groups().member(group.id(), bob.id()).orElseThrow();

        within(() -> groups().changeRole(
                        group.id(), new Member(bob.id(), Role.ADMIN, joined.joinedAfter(), joined.joinedAt())));

        assertThat(groups().member(group.id(), bob.id())).contains(new Member(bob.id(), Role.ADMIN, 1, Fixtures.START));
        assertThat(groups().member(group.id(), ada.id())).map(Member::role).contains(Role.OWNER);
    }

    @Test
    default void whoIsRemovedShouldBeNoMember() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group group = given().group("team", ada, bob);
        groups().members(group.id());

        within(() -> groups().remove(group.id(), bob.id()));

        assertThat(members(group)).containsExactly(ada.id());
        assertThat(groups().member(group.id(), bob.id())).isEmpty();
        assertThat(groups().joinedBy(bob.id())).isEmpty();
    }

    @Test
    default void aUnitOfWorkShouldSeeItsOwnChangesAndTakeThemBack() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group group = given().group("team", ada);
        groups().members(group.id());

        assertThatThrownBy(() -> within(() -> {
                    groups().add(group.id(), bob.id(), Fixtures.START);
                    groups().update(group.with(Fixtures.settings("renamed")));
                    assertThat(groups().member(group.id(), bob.id())).isPresent();
                    assertThat(groups().find(group.id()))
                            .map(found -> found.settings().name())
                            .contains("renamed");
                    throw new IllegalStateException("after the changes");
                }))
                .hasMessage("after the changes");

        assertThat(members(group)).containsExactly(ada.id());
        assertThat(groups().find(group.id())).contains(group);
    }

    @Test
    default void joinedByShouldBeOnesOwnByName() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group beta = given().group("beta", bob, ada);
        Group alpha = given().group("alpha", ada);
        given().group("gamma", bob);

        assertThat(groups().joinedBy(ada.id())).containsExactly(alpha, beta);
    }

    @Test
    default void nobodysManyShouldHideThoseOfOthers() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        for (int i = 0; i < 5; i++) {
            publicGroup("a" + i, ada);
        }
        publicGroup("z", bob);

        assertThat(groups().listed(null, 3))
                .extracting(group -> group.settings().name())
                .containsExactly("a0", "a1", "z");
    }

    private void publicGroup(String name, Account owner) {
        given().group(
                        new GroupSettings(name, "", Visibility.PUBLIC, Mode.CHAT, JoinPolicy.OPEN, History.FROM_JOIN),
                        owner);
    }

    @Test
    default void listedShouldBeThePublicOnesByName() {
        Account ada = given().person("ada");
        given().group("beta", ada);
        given().group("alpha", ada);
        given().group(
                        new GroupSettings("secret", "", Visibility.PRIVATE, Mode.CHAT, JoinPolicy.OPEN, History.ALL),
                        ada);
        given().group("gamma", ada);

        assertThat(listed(null)).containsExactly("alpha", "beta", "gamma");
        assertThat(groups().listed(null, 2))
                .extracting(group -> group.settings().name())
                .containsExactly("alpha", "beta");
    }

    @Test
    default void listedShouldTakeTheTextLiterallyAndIgnoreCase() {
        Account ada = given().person("ada");
        given().group("Grüne 100%", ada);
        given().group("a_b", ada);
        given().group(
                        new GroupSettings(
                                "axb", "Über uns", Visibility.PUBLIC, Mode.CHAT, JoinPolicy.OPEN, History.ALL),
                        ada);

        assertThat(listed("GRÜNE")).containsExactly("Grüne 100%");
        assertThat(listed("0%")).containsExactly("Grüne 100%");
        assertThat(listed("A_B")).containsExactly("a_b");
        assertThat(listed("über")).containsExactly("axb");
        assertThat(listed("\\")).isEmpty();
    }

    @Test
    default void askShouldStoreOnePendingRequestForAnAccount() {
        Group group = given().group("team", given().person("ada"));
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        JoinRequest bobs = request("b", group, bob, Fixtures.START.plusSeconds(1));
        JoinRequest cids = request("c", group, cid, Fixtures.START);

        assertThat(groups().ask(bobs)).isEqualTo(bobs);
        assertThat(groups().ask(request("again", group, bob, Fixtures.START.plusSeconds(5))))
                .isEqualTo(bobs);
        assertThat(groups().ask(cids)).isEqualTo(cids);

        assertThat(groups().pending(group.id())).containsExactly(cids, bobs);
        assertThat(groups().request(group.id(), "req_b")).contains(bobs);
        assertThat(groups().request(group.id(), "req_again")).isEmpty();
    }

    @Test
    default void aRequestShouldBeFoundInItsGroupOnly() {
        Account ada = given().person("ada");
        Group group = given().group("team", ada);
        Group other = given().group("other", ada);
        Account bob = given().person("bob");
        groups().ask(request("1", group, bob, Fixtures.START));
        groups().ask(request("2", other, bob, Fixtures.START));

        assertThat(groups().request(other.id(), "req_1")).isEmpty();
        assertThat(groups().pending(group.id())).extracting(JoinRequest::id).containsExactly("req_1");
    }

    @Test
    default void aDecidedRequestShouldNotBePendingAndTheAccountMayAskAgain() {
        Group group = given().group("team", given().person("ada"));
        Account bob = given().person("bob");
        JoinRequest first = request("1", group, bob, Fixtures.START);
        JoinRequest second = request("2", group, bob, Fixtures.START.plusSeconds(1));
        groups().ask(first);

        assertThat(groups().decide(first.decided(false))).isTrue();

        assertThat(groups().pending(group.id())).isEmpty();
        assertThat(groups().request(group.id(), "req_1")).contains(first.decided(false));
        assertThat(groups().decide(first.decided(true))).isFalse();
        assertThat(groups().ask(second)).isEqualTo(second);
        assertThat(groups().decide(second.decided(true))).isTrue();
    }

    @Test
    default void ofManyDecisionsAtOnceOneShouldHold() {
        Group group = given().group("team", given().person("ada"));
        JoinRequest request = request("1", group, given().person("bob"), Fixtures.START);
        groups().ask(request);

        assertThat(Together.call(
                        8,
                        number -> store().unitOfWork().call(() -> groups().decide(request.decided(number % 2 == 0)))))
                .containsOnlyOnce(true);
    }

    @Test
    default void ofManyRequestsAtOnceOneShouldBePending() {
        Group group = given().group("team", given().person("ada"));
        Account bob = given().person("bob");

        List<JoinRequest> stored = Together.call(
                8,
                number -> store().unitOfWork()
                        .call(() -> groups().ask(request("r" + number, group, bob, Fixtures.START))));

        assertThat(groups().pending(group.id())).hasSize(1);
        assertThat(Set.copyOf(stored)).isEqualTo(Set.copyOf(groups().pending(group.id())));
    }
}
