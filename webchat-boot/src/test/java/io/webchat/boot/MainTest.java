package io.webchat.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.settings.InvalidSettings;
import io.webchat.boot.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> done = new ArrayList<>();

    @Test
    void helpShouldNameTheOptions() {
        assertThat(run(MainTest::neverWanted, Map.of(), "--help")).isEqualTo(Main.STOPPED);
        assertThat(out.toString())
                .contains("start_relay.sh", "--config=FILE", "--doctor", "--print-config", "--version");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionShouldBeTheBuilds() {
        assertThat(run(MainTest::neverWanted, Map.of(), "--version")).isEqualTo(Main.STOPPED);
        assertThat(out.toString()).matches("WebChat relay \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void printConfigShouldShowTheFileInTheFolderAndStartNothing() throws IOException {
        Files.writeString(folder.resolve(".env.local"), "PORT=1\nSMTP_PASSWORD=hunter2\n");

        assertThat(run(MainTest::neverWanted, Map.of("HOST", "::1"), "--print-config"))
                .isEqualTo(Main.STOPPED);
        assertThat(out.toString())
                .containsPattern("PORT +=\\ 1 +\\(file\\)")
                .containsPattern("HOST +=\\ ::1 +\\(environment\\)")
                .containsPattern("SMTP_PASSWORD +=\\ \\[REDACTED] +\\(file\\)")
                .doesNotContain("hunter2");
    }

    @Test
    void configShouldReplaceTheFileInTheFolder() throws IOException {
        Files.writeString(folder.resolve(".env.local"), "PORT=1\nHOST=::1\n");
        Files.writeString(folder.resolve("other.env"), "PORT=2\n");

        assertThat(run(MainTest::neverWanted, Map.of(), "--config", "other.env", "--print-config"))
                .isEqualTo(Main.STOPPED);
        assertThat(out.toString())
                .containsPattern("PORT +=\\ 2 +\\(file\\)")
                .containsPattern("HOST +=\\ 127.0.0.1 +\\(default\\)");
    }

    @Test
    void aConfigThatIsNotThereShouldBeNamed() {
        assertThat(run(MainTest::neverWanted, Map.of(), "--config", "none.env")).isEqualTo(Main.BAD_SETTINGS);
        assertThat(err.toString()).contains("--config expects a file, and there is none at \"none.env\"");
    }

    @Test
    void badSettingsShouldBeToldWithoutATrace() {
        assertThat(run(MainTest::neverWanted, Map.of("PORT", "x", "PCHAT_X", "y")))
                .isEqualTo(Main.BAD_SETTINGS);
        assertThat(err.toString())
                .startsWith("2 settings are wrong:")
                .contains("PORT expects", "PCHAT_X is not")
                .doesNotContain("\tat ", "Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionShouldBeTold() {
        assertThat(run(MainTest::neverWanted, Map.of(), "--prot")).isEqualTo(Main.BAD_SETTINGS);
        assertThat(err.toString()).contains("Unknown option: '--prot'");
    }

    @Test
    void settingsThatTheRelayRefusesShouldBeBadSettings() {
        Function<Settings, Relay> refusing = settings -> {
            throw new InvalidSettings(List.of("WEBCHAT_DATABASE_URL names no database"));
        };

        assertThat(run(refusing, Map.of())).isEqualTo(Main.BAD_SETTINGS);
        assertThat(err.toString()).contains("names no database").doesNotContain("\tat ");
    }

    @Test
    void aStartThatFailsShouldBeStoppedAndTold() {
        Function<Settings, Relay> failing = failing(new StartFailure("Port 5110 is busy; set PORT", null));

        assertThat(run(failing, Map.of())).isEqualTo(Main.START_FAILED);
        assertThat(done).containsExactly("start", "stop");
        assertThat(err.toString()).isEqualToIgnoringNewLines("The relay can't start: Port 5110 is busy; set PORT");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnforeseenFailureShouldPointToTheLog() {
        assertThat(run(failing(new IllegalStateException("odd")), Map.of("WEBCHAT_LOG_LEVEL", "error")))
                .isEqualTo(Main.START_FAILED);
        assertThat(done).containsExactly("start", "stop");
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "The relay can't start: java.lang.IllegalStateException: odd (the log has the details)");
    }

    @Test
    void aBrokenClassPathShouldEndTheProcessToo() {
        Function<Settings, Relay> broken = settings -> {
            throw new NoClassDefFoundError("io/webchat/Missing");
        };

        assertThat(run(broken, Map.of())).isEqualTo(Main.START_FAILED);
        assertThat(err.toString()).contains("io/webchat/Missing");
    }

    private Function<Settings, Relay> failing(RuntimeException failure) {
        return settings -> new Relay() {
            @Override
            public String url() {
                throw new AssertionError("It has not started");
            }

            @Override
            public void start() {
                done.add("start");
                throw failure;
            }

            @Override
            public void stop() {
                done.add("stop");
            }
        };
    }

    private static Relay neverWanted(Settings settings) {
        throw new AssertionError("No relay was to be made from\n" + settings);
    }

    private int run(Function<Settings, Relay> relays, Map<String, String> environment, String... args) {
        CommandLine commandLine = new Main(relays, environment, folder).commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
