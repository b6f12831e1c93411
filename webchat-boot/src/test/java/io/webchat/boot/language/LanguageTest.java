package io.webchat.boot.language;

import static io.webchat.boot.language.LanguageRelay.form;
import static io.webchat.boot.language.LanguageRelay.inSpanish;
import static io.webchat.boot.language.LanguageRelay.translations;
import static io.webchat.boot.language.LanguageRelay.upload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.language.EngineFailure;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.testkit.language.ScriptedEngines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Translated messages, and the calls for one text or sound, with engines that a test moves. */
class LanguageTest {
    private static final byte[] SOUND = "ID3 good morning".getBytes(UTF_8);
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final RunningRelay SHARED = new RunningRelay();

    private final ScriptedEngines engines = new ScriptedEngines();
    private final LanguageRelay relay = new LanguageRelay(SHARED, engines.engines(), Map.of());
    private final Person ana = relay.person("ana");
    private final Person ben = relay.person("ben");
    private final String beginning = ben.cursor();

    @AfterEach
    void stop() {
        relay.close();
    }

    private List<JsonNode> awaitTranslations(int count) {
        return await().atMost(SOON).until(() -> translations(ben, beginning), found -> found.size() >= count);
    }

    private JsonNode shown(String messageId) {
        return ben.client().get("/api/v1/messages/" + messageId).expect(200).json();
    }

    @Test
    void whatComesInShouldBeTranslatedOnce() {
        ana.send(ben.address(), "before").expect(202);
        inSpanish(ben);
        String id = ana.send(ben.address(), "run `make` now").expect(202).text("message_id");
        ben.send(ana.address(), "own words").expect(202);

        JsonNode told = awaitTranslations(1).getFirst();

        assertThat(told.path("message_id").asText()).isEqualTo(id);
        assertThat(told.path("conversation").asText()).isEqualTo("dm:" + ana.address());
        assertThat(told.path("language").asText()).isEqualTo("es");
        assertThat(told.path("text").asText()).isEqualTo("es: run `make` now");
        assertThat(told.path("provider").asText()).isEqualTo("scripted");
        assertThat(shown(id).path("text").asText()).isEqualTo("run `make` now");
        assertThat(shown(id).at("/translation/text").asText()).isEqualTo("es: run `make` now");
        JsonNode history = ben.client()
                .get("/api/v1/webchat/conversations/dm:" + ana.address() + "/messages")
                .expect(200)
                .json();
        assertThat(history.at("/messages/1/translation/text").asText()).isEqualTo("es: run `make` now");
        assertThat(history.at("/messages/0").has("translation")).isFalse();
        assertThat(ana.client().get("/api/v1/messages/" + id).json().has("translation"))
                .isFalse();
        assertThat(engines.asked()).containsExactly("run [[0]] now");
    }

    @Test
    void aVoiceClipShouldBeWrittenOutTranslatedAndFound() {
        inSpanish(ben);
        String file = upload(ana, SOUND);
        ana.client()
                .post("/api/v1/messages", Map.of("to", ben.address(), "attachments", List.of(Map.of("file_id", file))))
                .expect(202);

        JsonNode told = awaitTranslations(1).getFirst();

        assertThat(told.path("transcript").asText()).isEqualTo("good morning");
        assertThat(told.path("text").asText()).isEqualTo("es: good morning");
        for (Person each : List.of(ana, ben)) {
            assertThat(each.client()
                            .get("/api/v1/webchat/search?q=morn")
                            .expect(200)
                            .json()
                            .path("messages"))
                    .hasSize(1);
        }
        assertThat(form(ben, "/api/v1/webchat/transcribe", null, Map.of("file_id", file))
                        .expect(200)
                        .text("text"))
                .isEqualTo("good morning");
        assertThat(engines.asked()).filteredOn("voice.webm"::equals).hasSize(1);
    }

    @Test
    void captionsCanBeSwitchedOff() {
        ben.client()
                .put("/api/v1/webchat/language-prefs", Map.of("receive_language", "es", "captions", false))
                .expect(200);
        ana.client()
                .post(
                        "/api/v1/messages",
                        Map.of("to", ben.address(), "attachments", List.of(Map.of("file_id", upload(ana, SOUND)))))
                .expect(202);
        ana.send(ben.address(), "text").expect(202);

        assertThat(awaitTranslations(1))
                .extracting(each -> each.path("text").asText())
                .containsExactly("es: text");
    }

    @Test
    void anEditShouldBeTranslatedAnewAndADeletionTakeItAway() {
        inSpanish(ben);
        String id = ana.send(ben.address(), "one").expect(202).text("message_id");
        awaitTranslations(1);
        ana.client()
                .post("/api/v1/webchat/edit", Map.of("message_id", id, "text", "two"))
                .expect(200);
        assertThat(awaitTranslations(2).getLast().path("text").asText()).isEqualTo("es: two");
        assertThat(shown(id).at("/translation/text").asText()).isEqualTo("es: two");

        ana.client().post("/api/v1/webchat/delete", Map.of("message_id", id)).expect(200);

        assertThat(shown(id).has("translation")).isFalse();
        assertThat(translations(ben, beginning)).allSatisfy(each -> {
            assertThat(each.has("text")).isFalse();
            assertThat(each.path("reason").asText()).isEqualTo("message_gone");
        });
    }

    @Test
    void whatNoEngineCanDoShouldFailAtOnce() {
        inSpanish(ben);
        engines.failWith(new EngineFailure(EngineFailure.Kind.LANGUAGE, "no Spanish"));
        ana.send(ben.address(), "hello").expect(202);

        JsonNode failed = awaitTranslations(1).getFirst();
        assertThat(failed.path("reason").asText()).isEqualTo("language_unsupported");
        assertThat(failed.has("retrying")).isFalse();
    }

    @Test
    void whatCameWhileTheRelayWasDownOrFailingShouldBeMadeAfterAStart() {
        inSpanish(ben);
        engines.failWith(new EngineFailure(EngineFailure.Kind.UNAVAILABLE, "down"));
        ana.send(ben.address(), "hello").expect(202);
        relay.stop();
        engines.failWith(null);
        relay.start();

        assertThat(await().atMost(Duration.ofSeconds(90))
                        .until(
                                () -> translations(ben, beginning),
                                found -> !found.isEmpty()
                                        && found.getLast()
                                                .path("state")
                                                .asText()
                                                .equals("done"))
                        .getLast()
                        .path("text")
                        .asText())
                .isEqualTo("es: hello");
    }

    @Test
    void allMembersOfAGroupShouldShareOneTranslation() {
        Person eve = relay.person("eve");
        String evesBeginning = eve.cursor();
        inSpanish(ben);
        inSpanish(eve);
        String group = ana.client()
                .post(
                        "/api/v1/webchat/groups",
                        Map.of(
                                "name",
                                "crew",
                                "visibility",
                                "private",
                                "mode",
                                "chat",
                                "members",
                                List.of(ben.address(), eve.address())))
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
        ana.send("group:" + group, "hello crew").expect(202);

        awaitTranslations(1);
        await().atMost(SOON).until(() -> !translations(eve, evesBeginning).isEmpty());
        assertThat(engines.asked()).containsExactly("hello crew");
    }

    @Test
    void theCallsForOneThingShouldAnswer() {
        assertThat(ben.client()
                        .get("/api/v1/webchat/languages")
                        .expect(200)
                        .json()
                        .path("targets"))
                .hasSize(2);
        Answer heard = form(ben, "/api/v1/webchat/transcribe", SOUND, Map.of("language", "en"))
                .expect(200);
        assertThat(heard.text("text")).isEqualTo("good morning");
        assertThat(heard.text("language")).isEqualTo("en");
        Answer spoken = ben.client()
                .post("/api/v1/webchat/speak", Map.of("text", "hola", "language", "es"))
                .expect(200);
        assertThat(spoken.header("Content-Type")).isEqualTo("audio/wav");
        assertThat(spoken.body()).isEqualTo("hola");
        Answer nothing = ben.client()
                .post("/api/v1/webchat/translate-text", Map.of("text", "https://x.org", "target", "es"))
                .expect(200);
        assertThat(nothing.text("translated_text")).isEqualTo("https://x.org");
        assertThat(nothing.text("provider")).isEqualTo("none");
    }

    @Test
    void badCallsShouldBeRefusedByTheirFields() {
        Map<String, Map<String, Object>> bad = Map.of(
                "target", Map.of("text", "x", "target", "no language"),
                "source", Map.of("text", "x", "target", "es", "source", "!"),
                "text", Map.of("text", " ", "target", "es"));
        bad.forEach((field, body) -> assertThat(ben.client()
                        .post("/api/v1/webchat/translate-text", body)
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo(field));
        ben.client().post("/api/v1/webchat/translate-text", Map.of("text", 5)).expect(400);
        ben.client()
                .post("/api/v1/webchat/speak", Map.of("text", "x".repeat(4_097)))
                .expect(422);
        ben.client()
                .post("/api/v1/webchat/speak", Map.of("text", "x", "voice", "--help"))
                .expect(422);
        ben.client()
                .put("/api/v1/webchat/language-prefs", Map.of("receive_language", "??"))
                .expect(422);
        form(ben, "/api/v1/webchat/transcribe", null, Map.of()).expect(422);
        form(ben, "/api/v1/webchat/transcribe", new byte[0], Map.of()).expect(422);
        form(ben, "/api/v1/webchat/transcribe", null, Map.of("file_id", upload(ana, SOUND)))
                .expect(404);
        SHARED.client().get("/api/v1/webchat/languages").expect(401);
    }

    @Test
    void failingEnginesShouldBeAClearAnswer() {
        Map<String, String> body = Map.of("text", "hello", "target", "es");
        engines.failWith(new EngineFailure(EngineFailure.Kind.BROKEN, "secret internals"));
        Answer broken =
                ben.client().post("/api/v1/webchat/translate-text", body).expect(502);
        assertThat(broken.text("code")).isEqualTo("language_failed");
        assertThat(broken.body()).doesNotContain("internals");
        engines.failWith(new EngineFailure(EngineFailure.Kind.UNAVAILABLE, "x", Duration.ofSeconds(40)));
        Answer busy = ben.client().post("/api/v1/webchat/translate-text", body).expect(503);
        assertThat(busy.text("code")).isEqualTo("language_unavailable");
        assertThat(Integer.parseInt(busy.header("Retry-After"))).isBetween(30, 40);
        engines.failWith(null);
        ben.client().post("/api/v1/webchat/translate-text", body).expect(503);
        assertThat(engines.asked()).hasSize(2);
    }

    @Test
    void withoutEnginesTheSettingShouldBeNamed() {
        Person somebody = SHARED.person("somebody");
        assertThat(somebody.client()
                        .post("/api/v1/webchat/translate-text", Map.of("text", "hello", "target", "es"))
                        .expect(503)
                        .text("detail"))
                .contains("WEBCHAT_TRANSLATE_ENGINES");
        assertThat(somebody.client()
                        .post("/api/v1/webchat/speak", Map.of("text", "hello"))
                        .expect(503)
                        .text("detail"))
                .contains("WEBCHAT_SPEAK_ENGINES");
        assertThat(form(somebody, "/api/v1/webchat/transcribe", SOUND, Map.of())
                        .expect(503)
                        .text("detail"))
                .contains("WEBCHAT_TRANSCRIBE_ENGINES");
        String begin = somebody.cursor();
        inSpanish(somebody);
        SHARED.person("other").send(somebody.address(), "hello").expect(202);
        assertThat(await().atMost(SOON)
                        .until(() -> translations(somebody, begin), found -> !found.isEmpty())
                        .getFirst()
                        .path("reason")
                        .asText())
                .isEqualTo("language_unavailable");
    }
}
