package io.webchat.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionUseCasesTest {
    private final TestRelay relay = TestRelay.inMemory();

    private boolean alive(OpenedSession opened) {
        return relay.store().sessions().find(opened.token().hash()).isPresent();
    }

    private Account update(
            SignedIn caller, @Nullable String name, @Nullable Boolean visible, @Nullable String address) {
        return relay.the(UpdateProfile.class).handle(new UpdateProfile.Command(caller, name, visible, address));
    }

    @Test
    void whoShowsNoTokenShouldBeAskedForOne() {
        assertThat(Refused.word(() -> relay.the(Authenticate.class).handle(null)))
                .isEqualTo("session_required");
        assertThat(Refused.word(() -> relay.the(Authenticate.class).handle(" ")))
                .isEqualTo("session_required");
        assertThat(Refused.word(() -> relay.the(Authenticate.class).handle("garbage")))
                .isEqualTo("session_invalid");
        assertThat(Refused.word(() -> relay.the(Authenticate.class).handle("pct_x")))
                .isEqualTo("session_invalid");
    }

    @Test
    void ownShouldEndTheCallersSessionOnly() {
        OpenedSession one = relay.signIn("ada", null);
        OpenedSession two = relay.signIn("ada", null);

        relay.the(EndSession.class).own(one.signedIn());

        assertThat(alive(one)).isFalse();
        assertThat(alive(two)).isTrue();
    }

    @Test
    void allShouldEndEverySessionOfTheAccountAndNoOther() {
        OpenedSession one = relay.signIn("ada", null);
        OpenedSession two = relay.signIn("ada", null);
        OpenedSession bobs = relay.signIn("bob", null);

        relay.the(EndSession.class).all(one.signedIn());

        assertThat(alive(one)).isFalse();
        assertThat(alive(two)).isFalse();
        assertThat(alive(bobs)).isTrue();
    }

    @Test
    void namedShouldEndOneOfTheCallersSessions() {
        OpenedSession one = relay.signIn("ada", null);
        OpenedSession two = relay.signIn("ada", null);
        OpenedSession bobs = relay.signIn("bob", null);
        EndSession endSession = relay.the(EndSession.class);

        endSession.named(one.signedIn(), two.signedIn().session().id().value());

        assertThat(alive(two)).isFalse();
        assertThat(Refused.word(() -> endSession.named(
                        one.signedIn(), bobs.signedIn().session().id().value())))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> endSession.named(one.signedIn(), "nonsense")))
                .isEqualTo("not_found");
        assertThat(alive(one)).isTrue();
        assertThat(alive(bobs)).isTrue();
    }

    @Test
    void aProfileShouldChangeInWhatIsNamed() {
        SignedIn ada = relay.signIn("ada");
        Account changed = update(ada, " Ada King ", false, "Lovelace");

        assertThat(changed)
                .isEqualTo(ada.account().named("Ada King").visible(false).at(new ChatAddress("lovelace")));
        assertThat(relay.store().accounts().find(ada.account().id())).contains(changed);
        // The caller still carries what it was at sign-in: that must not come back.
        assertThat(update(ada, null, null, null)).isEqualTo(changed);
        assertThat(update(ada, null, true, null)).isEqualTo(changed.visible(true));
    }

    @Test
    void aProfileShouldKeepTheRules() {
        SignedIn ada = relay.signIn("ada");
        relay.signIn("bob");

        assertThat(Refused.field(() -> update(ada, "", null, null))).isEqualTo("display_name:required");
        assertThat(Refused.field(() -> update(ada, null, null, "root"))).isEqualTo("chat_address:address_reserved");
        assertThat(Refused.word(() -> update(ada, "New", null, "b0b"))).isEqualTo("address_taken");
        assertThat(relay.store().accounts().find(ada.account().id())).contains(ada.account());
    }
}
