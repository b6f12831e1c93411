package io.webchat.boot.language;

import static io.webchat.boot.language.LanguageRelay.inSpanish;
import static io.webchat.boot.language.LanguageRelay.translations;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own programs: a spoken English sentence comes in, a Spanish caption out, and is read aloud again. */
class RealEnginesTest {
    @RegisterExtension
    static final RunningRelay SHARED = new RunningRelay();

    private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");

    @TempDir
    Path folder;

    private static boolean present() {
        return Files.exists(MODEL.resolve("en-us.lm.bin"))
                && List.of("espeak-ng", "ffmpeg", "pocketsphinx_continuous", "apertium").stream()
                        .allMatch(name -> Files.isExecutable(Path.of("/usr/bin", name)))
                && Files.exists(Path.of("/usr/share/apertium/modes/eng-spa.mode"));
    }

    private static Map<String, String> settings() {
        return Map.of(
                "WEBCHAT_TRANSLATE_ENGINES", "command",
                "WEBCHAT_TRANSLATE_COMMAND", "apertium -u eng-{target3}",
                "WEBCHAT_TRANSCRIBE_ENGINES", "command",
                "WEBCHAT_TRANSCRIBE_COMMAND",
                        "pocketsphinx_continuous -infile {input} -hmm %1$s/en-us -lm %1$s/en-us.lm.bin".formatted(MODEL)
                                + " -dict %s/cmudict-en-us.dict -logfn /dev/null".formatted(MODEL),
                "WEBCHAT_SPEAK_ENGINES", "command",
                "WEBCHAT_SPEAK_COMMAND", "espeak-ng -v {language} --stdin -w {output}");
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void aSpokenSentenceShouldArriveInSpanish() throws IOException, InterruptedException {
        assumeTrue(
                present(),
                "Skipped: install espeak-ng ffmpeg pocketsphinx pocketsphinx-en-us apertium apertium-eng-spa"
                        + " to try speech and translation for real");
        run("espeak-ng", "-v", "en-us", "-s", "130", "-w", "said.wav", "the house is big");
        run("ffmpeg", "-loglevel", "error", "-i", "said.wav", "-c:a", "libopus", "voice.webm");
        try (LanguageRelay relay = new LanguageRelay(SHARED, null, settings())) {
            Person ana = relay.person("ana");
            Person ben = relay.person("ben");
            String beginning = ben.cursor();
            inSpanish(ben);
            String file = LanguageRelay.upload(ana, Files.readAllBytes(folder.resolve("voice.webm")));
            ana.client()
                    .post(
                            "/api/v1/messages",
                            Map.of("to", ben.address(), "attachments", List.of(Map.of("file_id", file))))
                    .expect(202);
            ana.send(ben.address(), "The house is big: see `ls` in /etc").expect(202);

            List<JsonNode> told = await().atMost(Duration.ofSeconds(120))
                    .until(() -> translations(ben, beginning), found -> found.size() == 2);

            assertThat(told)
                    .extracting(each -> each.path("text").asText())
                    .anyMatch(text -> text.contains("casa es grande: ") && text.endsWith("`ls` en /etc"));
            JsonNode caption = told.stream()
                    .filter(each -> each.has("transcript"))
                    .findFirst()
                    .orElseThrow();
            // What it hears is not for us to promise; that it hears something, and says it in Spanish, is.
            assertThat(caption.path("state").asText()).isEqualTo("done");
            String heard = caption.path("transcript").asText();
            assertThat(heard).isNotBlank();
            assertThat(ben.client()
                            .post("/api/v1/webchat/translate-text", Map.of("text", heard, "target", "es"))
                            .expect(200)
                            .text("translated_text"))
                    .isEqualTo(caption.path("text").asText());
            assertThat(ben.client()
                            .post(
                                    "/api/v1/webchat/speak",
                                    Map.of("text", caption.path("text").asText(), "language", "es"))
                            .expect(200)
                            .header("Content-Type"))
                    .isEqualTo("audio/wav");
        }
    }
}
