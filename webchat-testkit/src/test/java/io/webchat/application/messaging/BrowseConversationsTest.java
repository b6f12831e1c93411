package io.webchat.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.groups.Community;
import io.webchat.application.groups.ManageMembers;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.BrowseConversations.History;
import io.webchat.application.messaging.BrowseConversations.LineView;
import io.webchat.application.messaging.ConversationList.Marks;
import io.webchat.application.messaging.MessageView.ReactionView;
import io.webchat.testkit.Refused;
import io.webchat.testkit.work.TestRelay;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowseConversationsTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final Community community = new Community(relay);
    private final BrowseConversations browse = relay.the(BrowseConversations.class);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private void send(SignedIn sender, String to, int count) {
        IntStream.rangeClosed(1, count).forEach(i -> {
            relay.clock().advance(Duration.ofSeconds(1));
            talk.send(sender, to, "m" + i);
        });
    }

    private History history(SignedIn caller, String name, @Nullable Long before, int limit) {
        return browse.history(caller, name, before, limit);
    }

    private static List<String> texts(History history) {
        return history.messages().stream().map(MessageView::text).toList();
    }

    @Test
    void theListShouldBeNewestFirstUnderTheViewersNames() {
        String team = community.create(ada, Community.CHAT, "bob");
        send(ada, "bob", 2);
        send(bob, Community.to(team), 1);
        send(ada, "ada", 1);

        assertThat(browse.list(ada))
                .extracting(LineView::conversation)
                .containsExactly("dm:ada", Community.to(team), "dm:bob");
        assertThat(browse.list(ada)).extracting(LineView::unread).containsExactly(0, 1, 0);
        assertThat(browse.list(bob))
                .extracting(LineView::conversation)
                .containsExactly(Community.to(team), "dm:ada");
        assertThat(browse.list(bob).getLast().unread()).isEqualTo(2);
        assertThat(browse.list(bob).getLast().last().text()).isEqualTo("m2");
    }

    @Test
    void whatIsReadShouldNotBeUnread() {
        send(ada, "bob", 3);

        relay.the(MarkRead.class).conversation(bob, "dm:ada", 2);

        assertThat(browse.list(bob).getFirst().unread()).isEqualTo(1);
    }

    @Test
    void aMarkShouldLeaveTheOtherAsItIs() {
        send(ada, "bob", 1);

        assertThat(browse.mark(ada, "dm:bob", true, null)).isEqualTo(new Marks(true, false));
        assertThat(browse.mark(ada, "dm:bob", null, true)).isEqualTo(new Marks(true, true));
        assertThat(browse.mark(ada, "dm:bob", false, null)).isEqualTo(new Marks(false, true));

        assertThat(browse.list(ada).getFirst().marks()).isEqualTo(new Marks(false, true));
        assertThat(browse.list(bob).getFirst().marks()).isEqualTo(new Marks(false, false));
    }

    @Test
    void historyShouldPageBackToTheBeginning() {
        send(ada, "bob", 5);

        History first = history(bob, "dm:ada", null, 2);
        History second = history(bob, "dm:ada", first.nextBefore(), 2);
        History third = history(bob, "dm:ada", second.nextBefore(), 2);

        assertThat(texts(first)).containsExactly("m5", "m4");
        assertThat(first.nextBefore()).isEqualTo(4);
        assertThat(texts(second)).containsExactly("m3", "m2");
        assertThat(texts(third)).containsExactly("m1");
        assertThat(third.nextBefore()).isNull();
        assertThat(history(bob, "dm:ada", null, 5).nextBefore()).isNull();
    }

    @Test
    void historyShouldShowReactionsByEmoji() {
        send(ada, "bob", 1);
        String id = history(ada, "dm:bob", null, 1)
                .messages()
                .getFirst()
                .message()
                .id()
                .toString();
        relay.the(React.class).handle(bob, id, "👍", false);
        relay.the(React.class).handle(ada, id, "🎉", false);
        relay.the(React.class).handle(ada, id, "👍", false);

        assertThat(history(ada, "dm:bob", null, 1).messages().getFirst().reactions())
                .containsExactly(
                        new ReactionView(
                                "👍",
                                List.of(bob.account().address(), ada.account().address())),
                        new ReactionView("🎉", List.of(ada.account().address())));
    }

    @Test
    void aLateJoinerShouldLookBackAsFarAsTheGroupAllows() {
        String open = community.create(ada, Community.CHAT);
        String closed = community.create(ada, Community.SECRET);
        send(ada, Community.to(open), 2);
        send(ada, Community.to(closed), 2);
        relay.the(ManageMembers.class).add(ada, open, "bob");
        relay.the(ManageMembers.class).add(ada, closed, "bob");
        send(ada, Community.to(closed), 1);

        assertThat(texts(history(bob, Community.to(open), null, 9))).containsExactly("m2", "m1");
        assertThat(texts(history(bob, Community.to(closed), null, 9))).containsExactly("m1");
        assertThat(history(bob, Community.to(closed), null, 1).nextBefore()).isNull();

        relay.the(ManageMembers.class).remove(ada, open, "bob");
        assertThat(Refused.word(() -> history(bob, Community.to(open), null, 9)))
                .isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dm:", "dm:nobody", "dm:cid", "bob", "group:grp_1", "group:", "dm:not an address"})
    void anUnknownConversationShouldNotBeFoundNorMade(String name) {
        relay.signIn("cid");

        assertThat(Refused.word(() -> history(ada, name, null, 9))).isEqualTo("not_found");
        assertThat(Refused.word(() -> browse.mark(ada, name, true, true))).isEqualTo("not_found");
        assertThat(browse.list(ada)).isEmpty();
    }

    @Test
    void aPageShouldBeLimited() {
        assertThat(Refused.field(() -> history(ada, "dm:bob", null, 0))).isEqualTo("limit:out_of_range");
        assertThat(Refused.field(() -> history(ada, "dm:bob", null, BrowseConversations.MOST_MESSAGES + 1)))
                .isEqualTo("limit:out_of_range");
    }
}
