package io.webchat.testkit.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Gateway} keeps. */
public interface GatewayContract {
    Gateway testee();

    /** A route to a vendor that takes everything. */
    Route working();

    /** To one that says no to the recipient for good. */
    Route refusing();

    /** To one that doesn't let us in. */
    Route lockedOut();

    /** To nobody. */
    Route unreachable();

    /** To one that takes the call and never answers; the testee gives it up in seconds. */
    Route silent();

    /** To one that answers a yes in a form that nobody understands; what is no yes there may be anything but taken. */
    Route garbled();

    /** The texts that came to the vendor behind {@link #working}. */
    List<String> arrived();

    Channel channel();

    /** Somebody on the channel. */
    String somebody();

    private Gateway.Outgoing message(String text) {
        return new Gateway.Outgoing(
                new MessageId(UUID.randomUUID()),
                channel(),
                somebody(),
                text,
                null,
                new Gateway.Sender("Ada", new EmailAddress("ada@example.com")),
                null,
                false,
                null,
                List.of(),
                null);
    }

    @Test
    default void aMessageShouldArriveAndBeTaken() {
        Outcome outcome = testee().send(working(), message("Grüße \"an\" alle"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Taken.class,
                        taken -> assertThat(taken.progress()).isIn(Progress.HANDED_OVER, Progress.SENT));
        assertThat(arrived()).containsExactly("Grüße \"an\" alle");
    }

    @Test
    default void aRefusalShouldBeForThisMessageAndSayWhy() {
        assertThat(testee().send(refusing(), message("x")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank());
    }

    @Test
    default void whoIsLockedOutShouldTryLaterWithAll() {
        assertThat(testee().send(lockedOut(), message("x"))).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.wholeRoute()).isTrue();
            lockedOut()
                    .settings()
                    .forEach((name, value) -> assertThat(later.reason()).doesNotContain(value));
        });
    }

    @Test
    default void whoIsAwayShouldBeTriedLaterWithAll() {
        assertThat(testee().send(unreachable(), message("x")))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.wholeRoute()).isTrue());
    }

    @Test
    default void whoIsSilentShouldBeTriedLaterWithAll() {
        assertThat(testee().send(silent(), message("x")))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.wholeRoute()).isTrue());
    }

    @Test
    default void garbageShouldBeNoYes() {
        assertThat(testee().send(garbled(), message("x"))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    default void itsRouteShouldBeCheckedAndNothingElseTaken() {
        assertThatCode(() -> testee().check(working())).doesNotThrowAnyException();
        Map<String, String> more = new HashMap<>(working().settings());
        more.put("colour", "blue");
        assertThatThrownBy(() -> testee().check(new Route(testee().name(), more, true)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    default void itShouldCarryItsChannel() {
        assertThat(testee().channels()).contains(channel());
        assertThat(testee().name()).isNotBlank();
    }
}
