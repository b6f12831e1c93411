package io.webchat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private static final String NOBODY = "http://127.0.0.1:9";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> variables, String... words) {
        Environment environment = new Environment(variables, home, "");
        return new Program(
                        environment,
                        new ByteArrayInputStream("typed".getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(words);
    }

    private int run(String... words) {
        return run(Map.of("WEBCHAT_CLI_HOME", home.resolve("personas").toString()), words);
    }

    static Stream<String> commands() {
        return CommandTable.ENTRIES.stream().map(CommandTable.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandShouldExplainItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("Usage: webchat " + command).contains("--json");
    }

    @Test
    void theHelpShouldNameEachCommand() {
        assertThat(run("--help")).isZero();
        assertThat(commands())
                .allSatisfy(command -> assertThat(out.toString(UTF_8)).containsPattern("(?m)^  " + command + " "));
    }

    @Test
    void withoutAPersonaItShouldSayTheNextCommand() {
        assertThat(run()).isZero();
        assertThat(out.toString(UTF_8)).contains("webchat login you@example.com");
        assertThat(run("send", "bob", "hello")).isEqualTo(ExitCode.SIGN_IN);
        assertThat(err.toString(UTF_8)).contains("webchat login you@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wrong", "send", "a b c d e", "wait --timeout soon", "me@x.com --message hi"})
    void aWrongCommandLineShouldBeUsage(String words) {
        assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(UTF_8)).startsWith("webchat: ");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void failuresShouldBeProblemDocumentsWhereJsonIsWanted() throws IOException {
        int code =
                run(Map.of("WEBCHAT_TOKEN", "pct_secret", "WEBCHAT_CLI_RELAY", NOBODY), "send", "--json", "bob", "hi");

        JsonNode problem = Json.read(err.toString(UTF_8));
        assertThat(code).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(problem.path("code").asText()).isEqualTo("relay_unreachable");
        assertThat(problem.path("success").asBoolean(true)).isFalse();
        assertThat(err.toString(UTF_8)).doesNotContain("pct_secret");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    /** They get as far as the relay, which isn't there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "group create Builds --member bob",
                "group role grp_1 bob admin",
                "stream status grp_1 compiling --new",
                "agent pause bob --reason tired",
                "agent list",
                "callbacks add https://x.example.com --channel sms,wa",
                "phones list",
                "admin audit",
                "conversations mute bob --undo"
            })
    void commandsBelowCommandsShouldTakeTheirWords(String words) {
        Map<String, String> variables =
                Map.of("WEBCHAT_CLI_HOME", home.toString(), "WEBCHAT_TOKEN", "pct_secret", "WEBCHAT_CLI_RELAY", NOBODY);
        assertThat(run(variables, words.split(" "))).as(err.toString(UTF_8)).isEqualTo(ExitCode.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionShouldKnowCommandsAndOptions(String shell) {
        assertThat(run("completion", shell)).isZero();
        assertThat(out.toString(UTF_8)).contains("conversations").contains("on-message");
    }

    @Test
    void eachCommandShouldHaveAManualPage() throws IOException {
        assertThat(run("man-pages", "man")).isZero();
        Path man1 = home.resolve("man/man1");
        assertThat(commands())
                .allSatisfy(command ->
                        assertThat(man1.resolve("webchat-" + command + ".1")).exists());
        assertThat(Files.readString(man1.resolve("webchat-wait.1")))
                .contains(".SH EXIT STATUS")
                .contains("\\-\\-timeout=SECONDS");
    }
}
