package io.webchat.application.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.application.files.IncomingFile;
import io.webchat.application.files.UploadFile;
import io.webchat.application.identity.LoginConfig;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.ReadMessage;
import io.webchat.application.messaging.Talk;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanguageUseCasesTest {
    private static final LanguageTag SPANISH = new LanguageTag("es");
    private static final LanguagePrefs IN_SPANISH = new LanguagePrefs(SPANISH, true, false);

    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private void prefer(SignedIn reader, LanguagePrefs prefs) {
        relay.the(OwnLanguagePrefs.class).change(reader, present -> prefs);
    }

    private MessageId send(String text) {
        return talk.send(bob, "ada", text).message().id();
    }

    private MessageId sendClip() {
        byte[] sound = "ID3 good morning".getBytes(UTF_8);
        try (IncomingFile file = relay.the(UploadFile.class).begin(bob, sound.length)) {
            file.write(sound, 0, sound.length);
            return send("[attachment:"
                    + file.finish("clip", "audio/ogg", null, null).id() + "]");
        }
    }

    private static void collect(TestRelay node) {
        node.the(CollectTranslations.class).work();
    }

    /** Tries what is due, once each. */
    private static void attempt(TestRelay node) {
        TranslationWorker worker = node.the(TranslationWorker.class);
        worker.workAll();
        await().until(worker::nothingUnderWay);
    }

    private void work() {
        collect(relay);
        attempt(relay);
    }

    private Translation stored(MessageId message) {
        return relay.store().translations().find(message, SPANISH).orElseThrow();
    }

    private @Nullable Translation shown(SignedIn viewer, MessageId message) {
        return relay.the(ReadMessage.class)
                .one(viewer, message.toString())
                .message()
                .translation();
    }

    private List<MessageId> told(SignedIn reader) {
        return relay.store().inboxes().after(reader.account().id(), 0, 100).stream()
                .map(InboxEvent::payload)
                .filter(EventPayload.MessageTranslated.class::isInstance)
                .map(payload ->
                        ((EventPayload.MessageTranslated) payload).message().id())
                .toList();
    }

    @Test
    void whoReadsAnotherLanguageShouldBeToldAndNobodyElse() {
        send("before");
        prefer(ada, IN_SPANISH);
        MessageId incoming = send("hello");
        talk.send(ada, "bob", "own");
        talk.send(ada, "ada", "saved");

        work();

        assertThat(told(ada)).containsExactly(incoming);
        assertThat(told(bob)).isEmpty();
        assertThat(shown(ada, incoming))
                .isNotNull()
                .satisfies(made -> assertThat(made.text()).isEqualTo("es: hello"));
        assertThat(shown(bob, incoming)).isNull();
        assertThat(relay.engines().asked()).containsExactly("hello");
    }

    @Test
    void whoWantsNoCaptionsShouldSeeNone() {
        SignedIn cid = relay.signIn("cid");
        prefer(ada, IN_SPANISH);
        MessageId clip = sendClip();
        work();
        assertThat(stored(clip).transcript()).isEqualTo("good morning");
        assertThat(shown(ada, clip)).isNotNull();

        prefer(ada, new LanguagePrefs(SPANISH, false, false));
        MessageId next = sendClip();
        MessageId text = send("hello");
        work();

        assertThat(told(ada)).containsExactly(clip, text);
        assertThat(relay.store().translations().find(next, SPANISH)).isEmpty();
        assertThat(shown(ada, clip)).isNull();
        assertThat(told(cid)).isEmpty();
    }

    @Test
    void afterThreeFailuresItShouldBeToldAndGoOn() {
        prefer(ada, IN_SPANISH);
        MessageId message = send("hello");
        relay.engines().failWith(new EngineFailure(EngineFailure.Kind.UNAVAILABLE, "down"));
        work();
        relay.clock().advance(Duration.ofSeconds(2));
        attempt(relay);
        assertThat(stored(message).failures()).isEqualTo(2);
        assertThat(told(ada)).isEmpty();

        relay.clock().advance(Duration.ofSeconds(5));
        attempt(relay);
        assertThat(told(ada)).hasSize(1);
        assertThat(stored(message).retrying()).isTrue();
        assertThat(stored(message).reason()).isEqualTo("language_unavailable");

        relay.engines().failWith(null);
        relay.clock().advance(Duration.ofSeconds(18));
        attempt(relay);
        assertThat(told(ada)).hasSize(2);
        assertThat(stored(message).text()).isEqualTo("es: hello");
    }

    @Test
    void aBusyEngineShouldBeLeftAloneAsLongAsItSays() {
        prefer(ada, IN_SPANISH);
        MessageId message = send("hello");
        relay.engines().failWith(new EngineFailure(EngineFailure.Kind.UNAVAILABLE, "busy", Duration.ofSeconds(30)));
        work();
        relay.engines().failWith(null);

        relay.clock().advance(Duration.ofSeconds(29));
        attempt(relay);
        assertThat(relay.engines().asked()).hasSize(1);

        relay.clock().advance(Duration.ofSeconds(1));
        attempt(relay);
        assertThat(stored(message).state()).isEqualTo(Translation.State.DONE);
    }

    @Test
    void whatAKilledRelayHadBegunShouldBeDoneByAnother() {
        prefer(ada, IN_SPANISH);
        MessageId message = send("hello");
        collect(relay);
        relay.store()
                .translations()
                .lease(relay.clock().instant(), relay.clock().instant().plus(TranslationWorker.LEASE), 1);
        TestRelay other = TestRelay.on(relay.store(), new LoginConfig(AccessPolicy.everybody(), null, true));

        attempt(other);
        assertThat(other.engines().asked()).isEmpty();

        other.clock().advance(TranslationWorker.LEASE);
        attempt(other);
        assertThat(stored(message).text()).isEqualTo("es: hello");
        assertThat(told(ada)).containsExactly(message);
    }

    @Test
    void whatAnotherNodeWroteShouldBeFoundToo() {
        prefer(ada, IN_SPANISH);
        collect(relay);
        TestRelay other = TestRelay.on(relay.store(), new LoginConfig(AccessPolicy.everybody(), null, true));
        new Talk(other).send(bob, "ada", "from there");

        relay.the(CollectTranslations.class).workAll();
        attempt(relay);

        assertThat(relay.engines().asked()).containsExactly("from there");
    }

    @Test
    void anEditShouldBeTranslatedAnewAndADeletionForgotten() {
        prefer(ada, IN_SPANISH);
        MessageId message = send("one");
        work();
        relay.clock().advance(Duration.ofSeconds(1));
        relay.the(ChangeMessage.class).edit(bob, message.toString(), "two");
        assertThat(shown(ada, message)).isNull();
        work();
        assertThat(stored(message).text()).isEqualTo("es: two");

        relay.the(ChangeMessage.class).delete(bob, message.toString());

        assertThat(relay.store().translations().find(message, SPANISH)).isEmpty();
    }

    @Test
    void whatIsInTheLanguageAlreadyShouldStayAsItIs() {
        TranslateText.Translated same =
                relay.the(TranslateText.class).handle(new TranslateText.Command(ada, "hola", "es", "es"));

        assertThat(same.text()).isEqualTo("hola");
        assertThat(same.provider()).isEqualTo(TranslateText.NOBODY);
        assertThat(relay.engines().asked()).isEmpty();
    }
}
