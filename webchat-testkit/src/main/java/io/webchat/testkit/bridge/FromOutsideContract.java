package io.webchat.testkit.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.bridge.InboundDetails.Detail;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store keeps of what came from outside, and of contacts that have several addresses. */
public interface FromOutsideContract extends StoreContract {
    MessageId MESSAGE = new MessageId(new UUID(7, 7));
    PhoneId PIXEL = new PhoneId("pixel");

    @Test
    default void detailsShouldBeKeptWithTheirMessage() {
        Detail detail = new Detail(Fixtures.START, "Ann Lee");

        store().unitOfWork().run(() -> store().inboundDetails().add(MESSAGE, detail));

        assertThat(store().inboundDetails().of(MESSAGE)).contains(detail);
        assertThat(store().inboundDetails().of(new MessageId(new UUID(7, 8)))).isEmpty();
    }

    @Test
    default void aMessageShouldLeadToTheIdThatItsGatewayGaveIt() {
        store().unitOfWork().run(() -> {
            store().inboundMessages().first(PIXEL, "tg:4/2", Fixtures.START);
            store().inboundMessages().became(PIXEL, "tg:4/2", MESSAGE);
        });

        assertThat(store().inboundMessages().inboundId(PIXEL, MESSAGE)).contains("tg:4/2");
        assertThat(store().inboundMessages().inboundId(new PhoneId("other"), MESSAGE))
                .isEmpty();
    }

    @Test
    default void anotherAddressShouldLeadToItsContact() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account contact = given().person("contact");
        ChatAddress other = new ChatAddress("wa:+551187654321");
        var aliases = store().contactAliases();

        aliases.add(ada.id(), other, contact.id());
        aliases.add(ada.id(), other, bob.id());

        assertThat(aliases.find(ada.id(), other)).contains(contact.id());
        assertThat(aliases.find(bob.id(), other)).isEmpty();
        assertThat(aliases.present(contact.id())).isEmpty();
    }

    @Test
    default void aContactShouldBeReachedWhereItMovedLast() {
        Account ada = given().person("ada");
        Account contact = given().person("contact");
        var aliases = store().contactAliases();

        aliases.moved(ada.id(), new ChatAddress("tg:-1001"), contact.id());

        assertThat(aliases.find(ada.id(), new ChatAddress("tg:-1001"))).contains(contact.id());
        assertThat(aliases.present(contact.id())).contains(new ChatAddress("tg:-1001"));
    }

    @Test
    default void aMessageShouldHaveArrivedWithItsLastPart() {
        var parts = store().messageParts();
        assertThat(parts.arrived(new MessageId(new UUID(8, 8)), "a"))
                .as("nothing is known of parts")
                .isTrue();

        parts.expect(MESSAGE, 2, false);
        parts.expect(MESSAGE, 3, true);
        parts.expect(MESSAGE, 2, false);

        assertThat(parts.arrived(MESSAGE, "a")).isFalse();
        assertThat(parts.arrived(MESSAGE, "a")).isFalse();
        assertThat(parts.arrived(MESSAGE, "b")).isFalse();
        assertThat(parts.expect(MESSAGE, 3, true)).isFalse();
        assertThat(parts.arrived(MESSAGE, "c")).isTrue();
        assertThat(parts.expect(MESSAGE, 3, true)).isTrue();
    }
}
