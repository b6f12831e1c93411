package io.webchat.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.language.Transcripts;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.groups.Group;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.SearchTerms;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link MessageSearch} finds, and what it keeps to itself. */
public interface MessageSearchContract extends StoreContract {
    private List<String> found(Account viewer, String text) {
        return found(viewer, text, null, null, null, 10);
    }

    private List<String> found(
            Account viewer,
            String text,
            @Nullable ConversationId in,
            @Nullable Account from,
            @Nullable Instant since,
            int limit) {
        MessageSearch.Criteria wanted = new MessageSearch.Criteria(
                viewer.id(), SearchTerms.parse(text), in, from == null ? null : from.id(), since, null, Fixtures.START);
        List<String> found = texts(wanted, limit);
        indexMessages();
        assertThat(texts(wanted, limit))
                .as("the same when the words were taken up")
                .isEqualTo(found);
        return found;
    }

    private List<String> texts(MessageSearch.Criteria wanted, int limit) {
        return store().messageSearch().find(wanted, limit).stream()
                .map(message -> message.content().text())
                .toList();
    }

    private void indexMessages() {
        while (store().messageWords().takeUpSome()) {}
    }

    @Test
    default void wordsShouldBeFoundByTheirBeginnings() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "The build of Crème brûlée is green");
        given().message(bob, ada, "Der Bäcker baut GRÜNE Häuser");

        assertThat(found(ada, "build")).hasSize(1);
        assertThat(found(ada, "BUI gre")).hasSize(1);
        assertThat(found(ada, "brûl")).hasSize(1);
        assertThat(found(ada, "grün")).hasSize(1);
        assertThat(found(ada, "build häuser")).isEmpty();
        assertThat(found(ada, "'; & | ! <-> :*")).isEmpty();
    }

    @Test
    default void aPartOfAWordShouldBeFoundWhereNoWordBeginsSo() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "会議は明日の午後三時です");
        given().message(ada, bob, "see foo.bar/baz?x=1");

        assertThat(found(bob, "明日")).hasSize(1);
        assertThat(found(bob, "ar/ba")).hasSize(1);
        assertThat(found(bob, "100%")).isEmpty();
    }

    @Test
    default void nobodyShouldFindWhatItMayNotSee() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account eve = given().person("eve");
        Group group = given().group(Fixtures.fromJoin("crew"), ada, bob);
        given().message(ada, bob, "secret one");
        given().message(group, ada, "secret two");
        store().unitOfWork().run(() -> store().groups().add(group.id(), eve.id(), Fixtures.START));
        given().message(group, ada, "secret three");

        assertThat(found(bob, "secret")).containsExactlyInAnyOrder("secret one", "secret two", "secret three");
        assertThat(found(eve, "secret")).containsExactly("secret three");
        assertThat(found(eve, "ecre")).containsExactly("secret three");
    }

    @Test
    default void whatWasDeletedOrIsOverShouldNotBeFound() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message gone = given().message(ada, bob, "apple");
        Message edited = given().message(ada, bob, "apple");
        store().unitOfWork().run(() -> {
            store().messages().delete(gone, Fixtures.START);
            store().messages().edit(edited, edited.content().saying("pear"), Fixtures.START);
        });

        assertThat(found(bob, "apple")).isEmpty();
        assertThat(found(bob, "pear")).containsExactly("pear");
    }

    @Test
    default void whatChangesBehindItsWordsShouldBeFoundByTheNewOnes() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message gone = given().message(ada, bob, "apple");
        Message edited = given().message(ada, bob, "plum");
        indexMessages();
        store().unitOfWork().run(() -> {
            store().messages().delete(gone, Fixtures.START);
            store().messages().edit(edited, edited.content().saying("pear"), Fixtures.START);
        });

        assertThat(found(bob, "apple")).isEmpty();
        assertThat(found(bob, "plum")).isEmpty();
        assertThat(found(bob, "pear")).containsExactly("pear");
    }

    @Test
    default void whatNobodyHasInMindShouldBeLookedFor() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "apple");

        store().messageWords().lookForForgotten();
        indexMessages();

        assertThat(found(bob, "apple")).containsExactly("apple");
    }

    @Test
    default void aSearchShouldBeNarrowed() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account eve = given().person("eve");
        Message first = given().message(ada, bob, "apple one");
        given().message(bob, ada, "apple two");
        given().message(ada, eve, "apple three");

        assertThat(found(ada, "apple", first.conversation(), null, null, 10))
                .containsExactlyInAnyOrder("apple one", "apple two");
        assertThat(found(ada, "apple", null, bob, null, 10)).containsExactly("apple two");
        assertThat(found(ada, "apple", null, null, Fixtures.START, 10)).hasSize(3);
        assertThat(found(ada, "apple", null, null, Fixtures.START.plusSeconds(1), 10))
                .isEmpty();
        assertThat(found(ada, "apple", null, null, null, 2)).hasSize(2);
    }

    @Test
    default void whatAVoiceClipSaysShouldBeFoundByThoseWhoSeeIt() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account eve = given().person("eve");
        StoredFile clip = given().file(ada, "clip.ogg");
        given().message(ada, bob, "listen", clip);
        store().transcripts().add(clip.id(), new Transcripts.Stored("the harbour is frozen", "en", "openai"));

        assertThat(found(bob, "harb froz")).containsExactly("listen");
        assertThat(found(eve, "harbour")).isEmpty();
        store().unitOfWork().run(() -> store().files().markGone(List.of(clip.id()), Fixtures.START));
        assertThat(store().transcripts().find(clip.id())).isEmpty();
        assertThat(found(bob, "harbour")).isEmpty();
    }

    @Test
    default void textThatIsWrittenInAnotherFormShouldBeFound() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "Cafe\u0301 at noon");
        given().message(ada, bob, "ＦＵＬＬ　ＷＩＤＴＨ ﬁle");
        given().message(ada, bob, "die Straße");
        given().message(ada, bob, "ΟΔΟΣ");
        given().message(ada, bob, "com\u00ADputer");
        given().message(ada, bob, "हिन्दी भाषा");

        assertThat(found(bob, "café")).hasSize(1);
        assertThat(found(bob, "cafe")).hasSize(1);
        assertThat(found(bob, "CAFE\u0301")).hasSize(1);
        assertThat(found(bob, "full width")).hasSize(1);
        assertThat(found(bob, "file")).hasSize(1);
        assertThat(found(bob, "ｆｕｌｌ")).hasSize(1);
        assertThat(found(bob, "STRASSE")).hasSize(1);
        assertThat(found(bob, "οδός")).hasSize(1);
        assertThat(found(bob, "computer")).hasSize(1);
        assertThat(found(bob, "हिन्दी")).hasSize(1);
        assertThat(found(bob, "हन्द")).as("signs of other scripts count").isEmpty();
    }

    @Test
    default void namesWithSignsShouldFindThemselves() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "I write C++ and Rust");
        given().message(ada, bob, "I write C# and Java");
        given().message(ada, bob, "I write C");

        assertThat(found(bob, "C++")).containsExactly("I write C++ and Rust");
        assertThat(found(bob, "c#")).containsExactly("I write C# and Java");
        assertThat(found(bob, "write c")).hasSize(3);
    }

    @Test
    default void phrasesAndExclusionsShouldNarrow() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        StoredFile memo = given().file(ada, "memory out of order.txt");
        given().message(ada, bob, "the pod is out of memory");
        given().message(ada, bob, "memory is out, of course");
        given().message(ada, bob, "see the file", memo);

        assertThat(found(bob, "out of memory")).hasSize(3);
        assertThat(found(bob, "\"Out of Memory\"")).containsExactly("the pod is out of memory");
        assertThat(found(bob, "\"out of order\"")).containsExactly("see the file");
        assertThat(found(bob, "memory -pod"))
                .containsExactlyInAnyOrder("see the file", "memory is out, of course");
        assertThat(found(bob, "memory -\"out of\" -file")).containsExactly("memory is out, of course");
        assertThat(found(bob, "-pod")).isEmpty();
    }

    @Test
    default void aSearchShouldGoOnPageByPage() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        List<Message> sent = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> given().message(ada, bob, "apple " + i))
                .toList();
        List<String> paged = new ArrayList<>();
        @Nullable Message before = null;
        do {
            List<Message> page = store().messageSearch()
                    .find(
                            new MessageSearch.Criteria(
                                    bob.id(), SearchTerms.parse("apple"), null, null, null, before, Fixtures.START),
                            2);
            page.forEach(message -> paged.add(message.content().text()));
            before = page.isEmpty() ? null : page.getLast();
        } while (before != null);

        assertThat(paged).hasSize(sent.size()).doesNotHaveDuplicates();
    }
}
