package io.webchat.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.messaging.ConversationList;
import io.webchat.application.messaging.ConversationList.Line;
import io.webchat.application.messaging.ConversationList.Marks;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.messaging.Receipts.Mark;
import io.webchat.domain.groups.Group;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ConversationList} keeps. */
public interface ConversationListContract extends StoreContract {
    private List<Line> lines(Account account) {
        return store().conversationList().of(account.id(), 100);
    }

    private List<String> lastTexts(Account account) {
        return lines(account).stream().map(line -> line.last().content().text()).toList();
    }

    private void read(Account reader, Message upTo) {
        Mark mark = new Mark(upTo.conversation(), reader.id(), DeliveryStatus.READ, upTo.conversationSeq());
        store().unitOfWork().run(() -> store().receipts().advance(List.of(mark), Fixtures.START));
    }

    private void join(Group group, Account account) {
        store().unitOfWork().run(() -> store().groups().add(group.id(), account.id(), Fixtures.START));
    }

    /** At an instant of its own. */
    private Message later(Account sender, Account receiver, String text, int seconds) {
        NewMessage draft = given().draft(sender, receiver, text);
        Instant at = Fixtures.START.plusSeconds(seconds);
        return store().messageLog()
                .append(NewMessage.draft(
                                draft.id(),
                                draft.conversation(),
                                draft.sender(),
                                draft.channel(),
                                draft.content(),
                                at,
                                null,
                                null)
                        .to(draft.readers()))
                .message();
    }

    @Test
    default void conversationsWithoutAMessageShouldNotBeListed() {
        Account ada = given().person("ada");
        given().conversation(ada, given().person("bob"));
        given().group("team", ada);

        assertThat(lines(ada)).isEmpty();
    }

    @Test
    default void conversationsShouldComeNewestFirstWithTheirLastMessage() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        later(ada, bob, "old", 1);
        later(bob, cid, "not ada's", 2);
        Message toCid = later(cid, ada, "cid's", 3);
        later(ada, ada, "note", 4);
        Message toBob = later(ada, bob, "new", 5);

        assertThat(lastTexts(ada)).containsExactly("new", "note", "cid's");
        assertThat(lines(ada).getFirst())
                .isEqualTo(new Line(given().conversation(ada, bob), toBob, 0, new Marks(false, false)));
        assertThat(lines(ada).getLast().last()).isEqualTo(toCid);
        assertThat(store().conversationList().of(ada.id(), 2)).hasSize(2);
    }

    @Test
    default void unreadShouldBeWhatOthersSentBehindTheReadMark() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message one = given().message(bob, ada, "1");
        given().message(ada, bob, "mine");
        given().message(bob, ada, "2");
        Message gone = given().message(bob, ada, "3");
        assertThat(lines(ada)).extracting(Line::unread).containsExactly(3);
        assertThat(lines(bob)).extracting(Line::unread).containsExactly(1);

        read(ada, one);
        assertThat(lines(ada)).extracting(Line::unread).containsExactly(2);

        store().unitOfWork().run(() -> store().messages().delete(gone, Fixtures.START));
        assertThat(lines(ada)).extracting(Line::unread).containsExactly(1);
        assertThat(lines(ada).getFirst().last().deleted()).isTrue();

        read(ada, gone);
        assertThat(lines(ada)).extracting(Line::unread).containsExactly(0);
    }

    @Test
    default void deliveredShouldNotBeRead() {
        Account ada = given().person("ada");
        Message hello = given().message(given().person("bob"), ada, "hello");
        Mark mark = new Mark(hello.conversation(), ada.id(), DeliveryStatus.DELIVERED, 1);

        store().unitOfWork().run(() -> store().receipts().advance(List.of(mark), Fixtures.START));

        assertThat(lines(ada)).extracting(Line::unread).containsExactly(1);
    }

    @Test
    default void marksShouldBeAnAccountsOwnForAConversation() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Conversation conversation = given().conversation(ada, bob);
        Conversation saved = given().conversation(ada, ada);
        given().message(ada, bob, "hello");

        store().unitOfWork().run(() -> {
            store().conversationList().mark(ada.id(), conversation, new Marks(false, true));
            store().conversationList().mark(ada.id(), conversation, new Marks(true, true));
        });

        assertThat(store().conversationList().marks(ada.id(), conversation)).isEqualTo(new Marks(true, true));
        assertThat(store().conversationList().marks(ada.id(), saved)).isEqualTo(new Marks(false, false));
        assertThat(store().conversationList().marks(bob.id(), conversation)).isEqualTo(new Marks(false, false));
        assertThat(lines(ada)).extracting(Line::marks).containsExactly(new Marks(true, true));
        assertThat(lines(bob)).extracting(Line::marks).containsExactly(new Marks(false, false));
    }

    @Test
    default void aGroupShouldBeListedToItsMembers() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group group = given().group("team", ada, bob);
        Message hello = given().message(group, ada, "hello");
        Conversation.OfGroup of = new Conversation.OfGroup(group.conversation(), group.id());

        assertThat(lines(bob)).containsExactly(new Line(of, hello, 1, new Marks(false, false)));
        assertThat(lines(ada)).containsExactly(new Line(of, hello, 0, new Marks(false, false)));

        store().unitOfWork().run(() -> store().groups().remove(group.id(), bob.id()));
        assertThat(lines(bob)).isEmpty();
        store().unitOfWork().run(() -> store().groups().delete(group.id()));
        assertThat(lines(ada)).isEmpty();
    }

    @Test
    default void aLateJoinerShouldSeeAndCountWhatTheGroupAllows() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group open = given().group(Fixtures.settings("open"), ada);
        Group closed = given().group(Fixtures.fromJoin("closed"), ada);
        given().message(open, ada, "open before");
        given().message(closed, ada, "closed before");
        join(open, bob);
        join(closed, bob);

        assertThat(lastTexts(bob)).containsExactly("open before");
        assertThat(lines(bob)).extracting(Line::unread).containsExactly(0);

        given().message(open, ada, "open after");
        given().message(closed, ada, "closed after");
        assertThat(lastTexts(bob)).containsExactlyInAnyOrder("open after", "closed after");
        assertThat(lines(bob)).extracting(Line::unread).containsExactly(1, 1);
    }
}
