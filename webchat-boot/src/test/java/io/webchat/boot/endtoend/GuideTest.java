package io.webchat.boot.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.house.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell examples of the pages, run as they stand. */
class GuideTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final Pattern EXAMPLE = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STARTS =
            Pattern.compile("start_relay|scripts/verify|^RELAY_URL=\\S+$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    /** Page, and how many successful answers its examples print. */
    @ParameterizedTest
    @CsvSource({"docs/api-for-ai-and-devs.md, 15", "README.md, 2"})
    void theExamplesShouldWork(String page, int answers) throws Exception {
        Path script = folder.resolve("examples.sh");
        Files.writeString(
                script,
                "set -eu\n" + examples(Files.readString(Repository.root().resolve(page))));
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().put("RELAY_URL", RELAY.url());
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).doesNotContain("\"success\":false");
        assertThat(output.split("\"success\":true", -1).length - 1).as(output).isEqualTo(answers);
    }

    /** All but what starts a relay or names its address, for one runs already, and what runs all tests. */
    private static String examples(String page) {
        StringBuilder examples = new StringBuilder();
        Matcher matcher = EXAMPLE.matcher(page);
        while (matcher.find()) {
            String example = matcher.group(1);
            String kept = STARTS.matcher(example)
                            .results()
                            .anyMatch(found -> !found.group().startsWith("RELAY_URL"))
                    ? ""
                    : STARTS.matcher(example).replaceAll("");
            examples.append(kept);
        }
        return examples.toString();
    }
}
