package io.webchat.boot.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.testkit.language.ScriptedEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The published lines for language, as a shell runs them. */
class SeedLanguageLinesTest {
    @RegisterExtension
    static final RunningRelay SHARED = new RunningRelay();

    private static final String TRANSCRIBE = """
        curl -s -X POST "$RELAY_URL/api/v1/webchat/transcribe" \\
        -H "X-PChat-Session: pct_SESSION_TOKEN" \\
        -F "file=@./voice.webm"
        """;

    private static final String READ = """
        curl -s "$RELAY_URL/api/v1/webchat/language-prefs" \\
        -H "X-PChat-Session: pct_SESSION_TOKEN"
        """;

    private static final String CHANGE = """
        curl -s -X PUT "$RELAY_URL/api/v1/webchat/language-prefs" \\
        -H "Content-Type: application/json" \\
        -H "X-PChat-Session: pct_SESSION_TOKEN" \\
        -d '{"receive_language":"es"}'
        """;

    private static final String TRANSLATE = """
        curl -s -X POST "$RELAY_URL/api/v1/webchat/translate-text" \\
        -H "Content-Type: application/json" \\
        -H "X-PChat-Session: pct_SESSION_TOKEN" \\
        -d '{"text":"hello","target":"es"}'
        """;

    @TempDir
    Path folder;

    @Test
    void thePublishedLinesShouldWorkWordForWord() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("voice.webm"), "ID3 good morning");
        ScriptedEngines engines = new ScriptedEngines();
        try (LanguageRelay relay = new LanguageRelay(SHARED, engines.engines(), Map.of())) {
            Person person = relay.person("ana");

            assertThat(run(relay, person, TRANSCRIBE).path("text").asText()).isEqualTo("good morning");
            assertThat(run(relay, person, READ).path("receive_language").isNull())
                    .isTrue();
            assertThat(run(relay, person, CHANGE).path("receive_language").asText())
                    .isEqualTo("es");
            assertThat(run(relay, person, READ).path("receive_language").asText())
                    .isEqualTo("es");
            assertThat(run(relay, person, TRANSLATE).path("translated_text").asText())
                    .isEqualTo("es: hello");
            assertThat(run(relay, person, TRANSLATE.replace("-H \"Content-Type: application/json\" \\\n", ""))
                            .path("success")
                            .asBoolean())
                    .isTrue();
        }
    }

    private JsonNode run(LanguageRelay relay, Person person, String line) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", line.replace("pct_SESSION_TOKEN", person.token()))
                .directory(folder.toFile());
        bash.environment().put("RELAY_URL", relay.url());
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return new ObjectMapper().readTree(output);
    }
}
