package io.webchat.application.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.WorkState;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final TestRelay relay = TestRelay.inMemory();
    private final SignedIn ada = relay.signIn("ada");

    private Session mark(@Nullable Boolean visible, @Nullable String name, @Nullable String state) {
        return relay.the(MarkPresence.class)
                .handle(new MarkPresence.Command(
                        ada, visible, null, name, "laptop", "work", null, state, state == null ? null : "busy"));
    }

    private List<String> online(@Nullable Boolean online) {
        return relay.the(ReadDirectory.class).handle(ada, new ReadDirectory.Query(null, null, online)).stream()
                .map(entry -> entry.account().address().value())
                .toList();
    }

    @Test
    void presenceShouldBeListed() {
        Session said = mark(null, "Ada King", "Working");

        assertThat(said.labels()).isEqualTo(new SessionLabels("laptop", "work", "pchat"));
        assertThat(said.state()).isEqualTo(WorkState.WORKING);
        assertThat(said.visible()).isTrue();
        assertThat(relay.the(ReadDirectory.class).handle(ada, new ReadDirectory.Query(null, null, null)))
                .containsExactly(new DirectoryEntry(ada.account().named("Ada King"), null, List.of(said)));
    }

    @Test
    void aCrashedClientShouldGoOfflineByItself() {
        mark(true, null, null);
        assertThat(online(true)).containsExactly("ada");

        relay.clock().advance(Duration.ofSeconds(59));
        assertThat(online(true)).containsExactly("ada");

        relay.clock().advance(Duration.ofSeconds(1));
        assertThat(online(true)).isEmpty();
        assertThat(online(false)).containsExactly("ada");
        assertThat(online(null)).containsExactly("ada");
    }

    @Test
    void anyPollShouldBeASignOfLife() throws InterruptedException {
        mark(true, null, null);
        relay.clock().advance(Duration.ofSeconds(59));

        relay.the(ReadInbox.class).handle(new ReadInbox.Query(ada, null, 1, Duration.ZERO));
        relay.clock().advance(Duration.ofSeconds(59));

        assertThat(online(true)).containsExactly("ada");
    }

    @Test
    void aHiddenSessionShouldBeListedToNobody() {
        mark(true, null, null);
        mark(false, null, null);

        assertThat(online(true)).isEmpty();
        assertThat(relay.the(ReadDirectory.class)
                        .handle(ada, new ReadDirectory.Query("ada", null, null))
                        .getFirst()
                        .sessions())
                .isEmpty();
    }

    @Test
    void anEndedSessionShouldBeOfflineAtOnce() {
        mark(true, null, null);

        relay.store().sessions().end(ada.session().id());

        assertThat(online(true)).isEmpty();
    }

    @Test
    void anEndedSessionShouldNotComeBackByALateSign() {
        mark(true, null, null);
        relay.store().sessions().end(ada.session().id());

        relay.the(Heartbeats.class).of(ada);
        mark(true, null, null);

        assertThat(online(true)).isEmpty();
    }

    @Test
    void kindsShouldBeFiltered() {
        new Fixtures(relay.store()).agent("helper", ada.account());

        assertThat(relay.the(ReadDirectory.class).handle(ada, new ReadDirectory.Query(null, AccountKind.AGENT, null)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.account().address().value()).isEqualTo("helper");
                    assertThat(entry.owner()).isEqualTo(ada.account().address());
                });
    }

    @Test
    void presenceShouldKeepTheRules() {
        relay.signIn("bob");

        assertThat(Refused.field(() -> mark(true, null, "asleep"))).isEqualTo("state:invalid");
        assertThat(Refused.field(() -> mark(true, "a\nb", null))).isEqualTo("display_name:control_character");
        MarkPresence.Command asBob = new MarkPresence.Command(ada, true, "bob", null, null, null, null, null, null);
        assertThat(Refused.word(() -> relay.the(MarkPresence.class).handle(asBob)))
                .isEqualTo("sender_mismatch");
    }
}
