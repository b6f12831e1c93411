package io.webchat.testkit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.inbox.Inboxes.NewEvent;
import io.webchat.application.messaging.Receipts.Mark;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.Session;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.work.UnitOfWork} keeps. */
public interface UnitOfWorkContract extends StoreContract {
    @Test
    default void callShouldReturnTheWorksResultAndStoreItsWrites() {
        Account ada = store().unitOfWork().call(() -> given().person("ada"));

        assertThat(store().accounts().find(new ChatAddress("ada"))).contains(ada);
    }

    @Test
    default void theWorkShouldReadItsOwnWrites() {
        store().unitOfWork().run(() -> {
            Account ada = given().person("ada");
            store().accounts().update(ada.named("Ada King"));

            assertThat(store().accounts().find(ada.id())).contains(ada.named("Ada King"));
        });
    }

    @Test
    default void whenTheWorkThrowsAllItsWritesShouldBeTakenBack() {
        Account ada = given().person("ada");
        Session session = given().session(ada);
        Message message = given().message(given().person("bob"), ada, "hello");
        Mark mark = new Mark(message.conversation(), ada.id(), DeliveryStatus.READ, 1);
        NewEvent event = new NewEvent(
                ada.id(),
                Fixtures.START,
                new Happening.ReceiptMoved(message.conversation(), ada.id(), DeliveryStatus.READ, 1));

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    given().person("cid");
                    store().accounts().update(ada.at(new ChatAddress("lovelace")));
                    store().sessions().end(session.id());
                    store().receipts().advance(List.of(mark), Fixtures.START);
                    store().inboxes().append(List.of(event));
                    throw new IllegalStateException("at the end");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("at the end");

        assertThat(store().accounts().find(new ChatAddress("cid"))).isEmpty();
        assertThat(store().accounts().find(new ChatAddress("lovelace"))).isEmpty();
        assertThat(store().accounts().find(ada.id())).contains(ada);
        assertThat(store().sessions().find(Fixtures.token(session))).contains(session);
        assertThat(store().receipts().of(List.of(message)).get(message.id()))
                .containsExactly(new Receipt(ada.id(), null, null));
        assertThat(store().inboxes().bounds(ada.id()).last()).isEqualTo(1);
        assertThat(given().person("lovelace").address()).isEqualTo(new ChatAddress("lovelace"));
    }

    @Test
    default void aRefusalShouldComeThroughAsItIs() {
        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    throw Refusal.of(RefusalCode.NOT_FOUND, "Look elsewhere.");
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.detail()).isEqualTo("Look elsewhere."));
    }

    @Test
    default void aNestedUnitShouldJoinTheOuterOne() {
        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    store().unitOfWork().run(() -> given().person("inner"));
                    given().person("outer");
                    throw new IllegalStateException("outside");
                }))
                .hasMessage("outside");

        assertThat(store().accounts().find(new ChatAddress("inner"))).isEmpty();
        assertThat(store().accounts().find(new ChatAddress("outer"))).isEmpty();
    }

    @Test
    default void aNestedUnitThatThrowsShouldTakeTheOuterOneWithIt() {
        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    given().person("outer");
                    store().unitOfWork().run(() -> {
                        given().person("inner");
                        throw new IllegalStateException("inside");
                    });
                }))
                .hasMessage("inside");

        assertThat(store().accounts().find(new ChatAddress("inner"))).isEmpty();
        assertThat(store().accounts().find(new ChatAddress("outer"))).isEmpty();
    }

    @Test
    default void workAfterAFailureShouldBeStored() {
        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    throw new IllegalStateException("first");
                }))
                .hasMessage("first");

        store().unitOfWork().run(() -> given().person("second"));

        assertThat(store().accounts().find(new ChatAddress("second"))).isPresent();
    }
}
