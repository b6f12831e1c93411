package io.webchat.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals, exit codes and streams as the operating system sees them. */
@Timeout(60)
class MainProcessTest {
    @TempDir
    Path folder;

    @Test
    void aSignalShouldStopTheRelayAndEndWithZero() throws Exception {
        Ended ended = runAndTerminate(Map.of());

        assertThat(ended.out())
                .startsWith("WebChat relay is ready at http://127.0.0.1:5110")
                .endsWith("  Ctrl-C stops it.", "fixture stopped");
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).hasSize(3);
        assertThat(ended.err().get(0)).matches("[0-9:.]{12} INFO  Fixture: through slf4j \\[req_1]");
        assertThat(ended.err().get(1)).matches("[0-9:.]{12} INFO  Jul: through java.util.logging");
        assertThat(ended.err().get(2)).endsWith("INFO  RelayProcess: The relay has stopped");
    }

    @Test
    void aStopThatFailsShouldBeLoggedAsJsonAndEndAllTheSame() throws Exception {
        Ended ended = runAndTerminate(Map.of("WEBCHAT_LOG_FORMAT", "json", "WEBCHAT_STRICT_PORT", "true"));

        List<JsonNode> lines = new ArrayList<>();
        for (String line : ended.err()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(ended.exit()).isZero();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).at("/mdc/request_id").asText()).isEqualTo("req_1");
        assertThat(lines.get(0).at("/formattedMessage").asText()).isEqualTo("through slf4j");
        assertThat(lines.get(1).at("/loggerName").asText()).isEqualTo("org.example.Jul");
        assertThat(lines.get(2).at("/level").asText()).isEqualTo("WARN");
        assertThat(lines.get(2).at("/throwable/message").asText()).isEqualTo("told to fail");
    }

    /** The process's own environment is taken over but for the relay's names. */
    private Ended runAndTerminate(Map<String, String> settings) throws IOException, InterruptedException {
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FixtureMain.class.getName())
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> out = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                out.add(line);
                if (line.contains("Ctrl-C")) {
                    // Process.destroy() would close the stream that is read here.
                    process.toHandle().destroy();
                }
            }
        } finally {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        return new Ended(process.exitValue(), out, Files.readAllLines(errors));
    }

    private record Ended(int exit, List<String> out, List<String> err) {}
}
