package io.webchat.boot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.house.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The published command lines, as a shell runs them, with nothing but their own placeholders filled in. */
@Timeout(300)
class SeedCommandLinesTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final String PERSONA = "lines@seed.example.com";

    @TempDir
    Path folder;

    private CliHome home;
    private Person receiver;
    private String group = "";

    @BeforeEach
    void prepare() throws Exception {
        home = new CliHome(folder, RELAY.url());
        home.launcher("scripts/webchat_cli.py");
        home.launcher("bin/webchat_cli.py");
        Files.write(folder.resolve("demo.mp4"), new byte[100_000]);
        receiver = RELAY.person("seed-receiver");
    }

    /** When the published document is there, what is run here has to be what it says. */
    @Test
    void theLinesShouldBeThoseOfTheDocument() throws IOException {
        Path seeds = Repository.root().resolve("../shared/seeds");
        if (!Files.isDirectory(seeds)) {
            return;
        }
        try (Stream<Path> files = Files.list(seeds)) {
            for (Path file : files.toList()) {
                assertThat(lines()).containsAll(linesOf(Files.readString(file)));
            }
        }
    }

    @Test
    void eachLineShouldWork() throws Exception {
        home.run(PERSONA, "--chat-address", "my-own-address", "--quiet-url").expect(0);
        group = home.run("--json", "group", "create", "Builds", "--member", receiver.address())
                .expect(0)
                .json()
                .path("group_id")
                .asText();

        for (String line : lines()) {
            if (line.contains("--watch")) {
                watch(line);
            } else {
                shouldHaveWorked(line, shell(filled(line)));
            }
        }

        assertThat(receiver.texts()).contains("hello direct", "hello group");
        assertThat(receiver.client()
                        .get("/api/v1/webchat/search?q=short")
                        .json()
                        .at("/messages/0/attachments/0/caption")
                        .asText())
                .isEqualTo("short video");
    }

    private static void shouldHaveWorked(String line, String output) {
        if (line.contains("--message") || line.contains("--file")) {
            assertThat(output).as(line).contains("Sent msg_");
        }
        if (line.contains("--name \"AI\"")) {
            assertThat(output).as(line).contains("/app/webchat/chat.html#pair=");
        }
        if (line.endsWith("--list")) {
            assertThat(output).as(line).contains("Worker A").contains("verified");
        }
        if (line.contains("--session-name")) {
            assertThat(output).as(line).contains("gui thread");
        }
    }

    /** Runs it until it has printed a message, then ends it as a user does. */
    private void watch(String line) throws Exception {
        Path out = folder.resolve("watch.out");
        Process process =
                bash("exec " + filled(line)).redirectOutput(out.toFile()).start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(out).contains("Session: "));
            String address = Files.readString(out).replaceAll("(?s).*Address: (\\S+).*", "$1");
            String session = Files.readString(out).replaceAll("(?s).*\\((ses_\\w+)\\).*", "$1");
            await().atMost(Duration.ofSeconds(60)).until(() -> isOnline(address, session));
            receiver.send(address, "a word for the watcher").expect(202);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(out).contains("a word for the watcher"));

            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> !isOnline(address, session));
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean isOnline(String address, String session) {
        for (JsonNode listed : receiver.client()
                .get("/api/v1/webchat/directory?q=" + address)
                .json()
                .at("/users/0/sessions")) {
            if (listed.path("session_id").asText().equals(session)) {
                return listed.path("online").asBoolean();
            }
        }
        return false;
    }

    private String shell(String line) throws Exception {
        Process process = bash(line).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", line, output).isZero();
        return output;
    }

    private ProcessBuilder bash(String line) {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        home.describe(bash.environment());
        bash.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
        return bash;
    }

    /** A line that only shows options is one of a persona that is signed in. */
    private String filled(String line) {
        String command = line.startsWith("--") ? "webchat_cli.py " + PERSONA + " " + line : line;
        if (line.startsWith("--file")) {
            command += " --to " + receiver.address();
        }
        Map<String, String> placeholders = Map.of(
                "USER_CHAT_ADDRESS", receiver.address(),
                "f296bc264cb1d6d3", receiver.address(),
                "grp_907d9fd48e3064f1", group,
                "https://your-relay", RELAY.url());
        for (Map.Entry<String, String> entry : placeholders.entrySet()) {
            command = command.replace(entry.getKey(), entry.getValue());
        }
        return command;
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(SeedCommandLinesTest.class.getResourceAsStream("published-command-lines.txt"))) {
            return linesOf(new String(stream.readAllBytes(), UTF_8));
        }
    }

    /** Command lines, and examples that begin with an option. */
    private static List<String> linesOf(String document) {
        List<String> lines = new ArrayList<>();
        String joined = document.replaceAll("\\\\\\R\\s*", "");
        for (String line : joined.lines().toList()) {
            boolean command = line.matches("(scripts/)?webchat_cli\\.py .*") && !line.contains(":");
            boolean options = line.matches("--[a-z-]+( .*)?");
            if (command || options) {
                lines.add(line.replaceFirst(" → .*", "").strip());
            }
        }
        return lines;
    }
}
