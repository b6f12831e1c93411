package io.webchat.boot.language;

import static io.webchat.boot.language.LanguageRelay.inSpanish;
import static io.webchat.boot.language.LanguageRelay.translations;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.Programs;
import io.webchat.boot.fixture.RunningRelay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
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

    private byte[] spoken(String sentence) throws IOException, InterruptedException {
        run("espeak-ng", "-v", "en-gb", "-s", "130", "-w", "said.wav", sentence);
        run("ffmpeg", "-loglevel", "error", "-i", "said.wav", "-c:a", "libopus", "voice.webm");
        return Files.readAllBytes(folder.resolve("voice.webm"));
    }

    @Test
    void aSpokenSentenceShouldArriveInSpanishAndBeReadAloud()
            throws IOException, InterruptedException, UnsupportedAudioFileException {
        Programs.need(
                "/usr/bin/espeak-ng",
                "/usr/bin/ffmpeg",
                "/usr/bin/pocketsphinx_continuous",
                MODEL.resolve("en-us.lm.bin").toString(),
                "/usr/bin/apertium",
                "/usr/share/apertium/modes/eng-spa.mode");
        try (LanguageRelay relay = new LanguageRelay(SHARED, null, settings())) {
            Person ana = relay.person("ana");
            Person ben = relay.person("ben");
            String beginning = ben.cursor();
            inSpanish(ben);
            String file = LanguageRelay.upload(ana, spoken("the people of the city"));
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
            assertThat(caption.path("state").asText()).isEqualTo("done");
            // Every word of it is not ours to promise.
            assertThat(caption.path("transcript").asText()).contains("city");
            assertThat(caption.path("text").asText()).contains("ciudad");
            assertThat(loudest(readAloud(ben, caption.path("text").asText()))).isGreaterThan(1_000);
        }
    }

    private static AudioInputStream readAloud(Person person, String text)
            throws IOException, UnsupportedAudioFileException {
        HttpResponse<byte[]> answer = person.client()
                .exchange(
                        "POST",
                        "/api/v1/webchat/speak",
                        BodyPublishers.ofByteArray(Client.json(Map.of("text", text, "language", "es"))),
                        Map.of());
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
        return AudioSystem.getAudioInputStream(new ByteArrayInputStream(answer.body()));
    }

    /** Of 16-bit samples, as many as its head says, for a second at least. */
    private static int loudest(AudioInputStream sound) throws IOException {
        AudioFormat format = sound.getFormat();
        assertThat(format.getSampleSizeInBits()).isEqualTo(16);
        assertThat(sound.getFrameLength()).isGreaterThan((long) format.getSampleRate());
        ShortBuffer samples = ByteBuffer.wrap(sound.readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        assertThat(samples.remaining()).isEqualTo((int) sound.getFrameLength() * format.getChannels());
        int loudest = 0;
        while (samples.hasRemaining()) {
            loudest = Math.max(loudest, Math.abs(samples.get()));
        }
        return loudest;
    }
}
