package io.webchat.testkit.messaging;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.inbox.Watch;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.Appended.Outcome;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.identity.Account;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import io.webchat.testkit.fixture.Wakes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.messaging.MessageLog} keeps. The relay's hardest promises stand here. */
public interface MessageLogContract extends StoreContract {
    private List<InboxEvent> log(Account account) {
        return store().inboxes().after(account.id(), 0, 100_000);
    }

    private List<Message> messages(Account account) {
        return log(account).stream()
                .map(InboxEvent::payload)
                .flatMap(payload -> payload instanceof EventPayload.MessageArrived arrived
                        ? Stream.of(arrived.message())
                        : Stream.empty())
                .toList();
    }

    @Test
    default void appendShouldStoreTheMessageInEachReadersLog() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        NewMessage draft = given().draft(ada, bob, "hello");

        Appended appended = store().messageLog().append(draft);

        assertThat(appended).isEqualTo(new Appended(draft.at(1), Outcome.STORED));
        assertThat(store().messageLog().find(draft.id())).contains(draft.at(1));
        assertThat(messages(ada)).containsExactly(draft.at(1));
        assertThat(messages(bob)).containsExactly(draft.at(1));
        assertThat(log(bob)).extracting(InboxEvent::seq).containsExactly(1L);
        assertThat(log(bob)).extracting(InboxEvent::recipient).containsExactly(bob.id());
    }

    @Test
    default void everyFieldShouldComeBackAsItWasStored() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message answered = given().message(bob, ada, "question");
        Conversation.Direct conversation = given().conversation(ada, bob);
        NewMessage full = NewMessage.draft(
                        new MessageId(UUID.randomUUID()),
                        conversation.id(),
                        ada.id(),
                        Channel.EMAIL,
                        Content.of("Ü 🙂\r\n\t\u0001 end ", "Subject", answered.id()),
                        Fixtures.START.plusNanos(1_000),
                        Fixtures.START.plusSeconds(60),
                        new IdempotencyKey("k"))
                .to(List.of(ada.id(), bob.id()));

        store().messageLog().append(full);

        assertThat(store().messageLog().find(full.id())).contains(full.at(2));
        assertThat(messages(bob)).containsExactly(answered, full.at(2));
    }

    @Test
    default void savedMessagesShouldStandInTheOwnLogOnce() {
        Account ada = given().person("ada");

        Message note = given().message(ada, ada, "note");

        assertThat(messages(ada)).containsExactly(note);
    }

    @Test
    default void placesShouldBeDenseInEachConversationAndEachLog() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");

        Message one = given().message(ada, bob, "1");
        Message two = given().message(cid, bob, "2");
        Message three = given().message(bob, ada, "3");

        assertThat(List.of(one.conversationSeq(), two.conversationSeq(), three.conversationSeq()))
                .containsExactly(1L, 1L, 2L);
        assertThat(log(bob)).extracting(InboxEvent::seq).containsExactly(1L, 2L, 3L);
        assertThat(messages(bob)).containsExactly(one, two, three);
    }

    @Test
    default void findShouldLeaveOutUnknownIds() {
        Account ada = given().person("ada");
        Message one = given().message(ada, ada, "1");
        Message two = given().message(ada, ada, "2");
        MessageId unknown = new MessageId(UUID.randomUUID());

        assertThat(store().messageLog().find(List.of(two.id(), unknown, one.id())))
                .containsExactlyInAnyOrder(one, two);
        assertThat(store().messageLog().find(List.of())).isEmpty();
        assertThat(store().messageLog().find(unknown)).isEmpty();
    }

    @Test
    default void beforeShouldGiveTheConversationsMessagesNewestFirst() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message one = given().message(ada, bob, "1");
        given().message(ada, ada, "of another conversation");
        Message two = given().message(bob, ada, "2");
        Message three = given().message(ada, bob, "3");
        ConversationId conversation = one.conversation();

        assertThat(store().messageLog().before(conversation, Long.MAX_VALUE, 10))
                .containsExactly(three, two, one);
        assertThat(store().messageLog().before(conversation, Long.MAX_VALUE, 2)).containsExactly(three, two);
        assertThat(store().messageLog().before(conversation, 3, 10)).containsExactly(two, one);
        assertThat(store().messageLog().before(conversation, 1, 10)).isEmpty();
        assertThat(store().messageLog().before(conversation, -5, 10)).isEmpty();
        assertThat(store().messageLog().before(new ConversationId(987_654_321), 9, 10))
                .isEmpty();
    }

    @Test
    default void aRepeatUnderOneKeyShouldBeTheFirstMessage() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message first =
                store().messageLog().append(given().draft(ada, bob, "pay", "k")).message();
        NewMessage repeat = given().draft(ada, bob, "pay", "k");

        assertThat(store().messageLog().append(repeat)).isEqualTo(new Appended(first, Outcome.DUPLICATE));

        assertThat(store().messageLog().find(repeat.id())).isEmpty();
        assertThat(messages(ada)).containsExactly(first);
        assertThat(messages(bob)).containsExactly(first);
    }

    @Test
    default void otherContentUnderOneKeyShouldBeAConflict() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        Message first =
                store().messageLog().append(given().draft(ada, bob, "pay", "k")).message();

        assertThat(store().messageLog().append(given().draft(ada, bob, "pay twice", "k")))
                .isEqualTo(new Appended(first, Outcome.CONFLICT));
        assertThat(store().messageLog().append(given().draft(ada, cid, "pay", "k")))
                .isEqualTo(new Appended(first, Outcome.CONFLICT));

        assertThat(messages(ada)).containsExactly(first);
        assertThat(messages(bob)).containsExactly(first);
        assertThat(messages(cid)).isEmpty();
    }

    @Test
    default void aRefusedRepeatShouldLeaveNoHole() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        store().messageLog().append(given().draft(ada, bob, "pay", "k"));
        store().messageLog().append(given().draft(ada, bob, "pay", "k"));
        store().messageLog().append(given().draft(ada, bob, "pay twice", "k"));

        Message next = given().message(ada, bob, "next");

        assertThat(next.conversationSeq()).isEqualTo(2);
        assertThat(log(bob)).extracting(InboxEvent::seq).containsExactly(1L, 2L);
    }

    @Test
    default void oneKeyOfTwoSendersShouldBeTwoKeys() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        assertThat(store().messageLog()
                        .append(given().draft(ada, bob, "pay", "k"))
                        .outcome())
                .isEqualTo(Outcome.STORED);
        assertThat(store().messageLog()
                        .append(given().draft(bob, ada, "pay", "k"))
                        .outcome())
                .isEqualTo(Outcome.STORED);
    }

    @Test
    default void withoutAKeyEachSendShouldBeAMessage() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        given().message(ada, bob, "same");
        given().message(ada, bob, "same");

        assertThat(messages(bob)).hasSize(2);
    }

    @Test
    default void repeatsAtOnceShouldStoreOnce() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        List<Appended> answers =
                Together.call(8, number -> store().messageLog().append(given().draft(ada, bob, "pay", "k")));

        assertThat(answers)
                .extracting(Appended::message)
                .containsOnly(answers.getFirst().message());
        assertThat(answers).extracting(Appended::outcome).containsOnlyOnce(Outcome.STORED);
        assertThat(answers).extracting(Appended::outcome).doesNotContain(Outcome.CONFLICT);
        assertThat(messages(bob)).containsExactly(answers.getFirst().message());
    }

    @Test
    default void otherContentsAtOnceUnderOneKeyShouldStoreOnce() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        List<Appended> answers =
                Together.call(8, number -> store().messageLog().append(given().draft(ada, bob, "pay " + number, "k")));

        assertThat(answers)
                .extracting(Appended::message)
                .containsOnly(answers.getFirst().message());
        assertThat(answers).extracting(Appended::outcome).containsOnlyOnce(Outcome.STORED);
        assertThat(answers).extracting(Appended::outcome).doesNotContain(Outcome.DUPLICATE);
        assertThat(messages(bob)).hasSize(1);
    }

    @Test
    default void appendShouldWakeEachReader() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        NewMessage draft = given().draft(ada, bob, "hello");

        try (Watch atAdas = store().feed().watch(ada.id());
                Watch atBobs = store().feed().watch(bob.id())) {
            assertThat(Wakes.wokenYet(atBobs)).isFalse();

            store().messageLog().append(draft);

            assertThat(Wakes.woken(atAdas)).isTrue();
            assertThat(Wakes.woken(atBobs)).isTrue();
        }
    }

    @Test
    default void whoIsWokenShouldFindTheMessage() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        List<Integer> seen = Together.call(2, number -> {
            if (number == 0) {
                given().message(ada, bob, "hello");
                return 1;
            }
            try (Watch watch = store().feed().watch(bob.id())) {
                if (messages(bob).isEmpty()) {
                    assertThat(Wakes.woken(watch)).isTrue();
                }
                return messages(bob).size();
            }
        });

        assertThat(seen).containsExactly(1, 1);
    }

    /** Eight threads write between five accounts, each sender on more than one thread, to others and to itself. */
    @Test
    default void appendsAtOnceShouldLeaveNoHoleAndNoDuplicateAndKeepEachSendersOrder() {
        List<Account> people = Stream.of("ada", "bob", "cid", "dora", "eve")
                .map(given()::person)
                .toList();
        int threads = 8;
        int each = 40;

        List<Message> sent = Together.call(threads, thread -> sendAll(people, thread, each)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(sent).hasSize(threads * each);
        Map<ConversationId, List<Message>> conversations = sent.stream().collect(groupingBy(Message::conversation));
        conversations.values().forEach(MessageLogContract::assertDense);
        people.forEach(reader -> assertEachOnceAndInOrder(reader, sent));
    }

    private List<Message> sendAll(List<Account> people, int thread, int count) {
        List<Message> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Account sender = people.get(thread % people.size());
            Account receiver = people.get((thread + i) % people.size());
            sent.add(given().message(sender, receiver, thread + " " + i));
        }
        return sent;
    }

    private static void assertDense(Collection<Message> conversation) {
        assertThat(conversation.stream().map(Message::conversationSeq).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, conversation.size()).boxed().toList());
    }

    private void assertEachOnceAndInOrder(Account reader, List<Message> sent) {
        List<InboxEvent> log = log(reader);
        List<Message> read = messages(reader);
        assertThat(log)
                .extracting(InboxEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(sent.stream()
                        .filter(message -> concerns(reader, message))
                        .toList());
        read.stream()
                .collect(groupingBy(Message::conversation))
                .values()
                .forEach(conversation -> assertThat(conversation)
                        .as("a conversation stands in each log in its own order")
                        .extracting(Message::conversationSeq)
                        .isSorted());
        read.stream()
                .map(message -> message.content().text().split(" ", -1))
                .collect(groupingBy(parts -> parts[0]))
                .values()
                .forEach(ofThread -> assertThat(ofThread)
                        .as("what a sender sent one after the other stands in that order")
                        .extracting(parts -> Integer.valueOf(parts[1]))
                        .isSorted());
    }

    private boolean concerns(Account reader, Message message) {
        return store().conversations().find(message.conversation()).orElseThrow() instanceof Conversation.Direct direct
                && direct.includes(reader.id());
    }
}
