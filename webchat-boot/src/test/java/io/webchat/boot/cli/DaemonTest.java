package io.webchat.boot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A daemon as a process of its own, with a real handler. */
@Timeout(240)
class DaemonTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final int MESSAGES = 40;

    @TempDir
    Path folder;

    private CliHome home;
    private Person sender;
    private String address = "";
    private Path session;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void signIn() throws Exception {
        home = new CliHome(folder, RELAY.url());
        address = RunningRelay.newAddress("daemon");
        home.run(address + "@example.com", "--chat-address", address, "--quiet-url")
                .expect(0);
        session = folder.resolve("personas/" + address + "@example.com/sessions/default");
        sender = RELAY.person("daemon-sender");
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process daemon(String script, String... options) throws IOException {
        Path handler = Files.write(folder.resolve("handler.sh"), ("#!/bin/sh\n" + script).getBytes(UTF_8));
        Files.setPosixFilePermissions(handler, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> words = new ArrayList<>(List.of("daemon", "--on-message", handler.toString()));
        words.addAll(List.of(options));
        Process process =
                home.start(folder.resolve("daemon.out"), folder.resolve("daemon.err"), words.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    private List<String> handled() throws IOException {
        Path file = folder.resolve("handled");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A column of what the handler has written. */
    private static List<String> column(List<String> lines, int number) {
        return lines.stream().map(line -> line.split(" ")[number]).toList();
    }

    /** The numbers of the events that a later run must not handle again. */
    private Set<Long> acknowledged() throws IOException {
        JsonNode position =
                new ObjectMapper().readTree(session.resolve("position.json").toFile());
        Set<Long> numbers = new TreeSet<>();
        for (long seq = 1; seq <= position.path("seq").asLong(); seq++) {
            numbers.add(seq);
        }
        position.path("finished_ahead")
                .forEach(done -> numbers.add(done.path("seq").asLong()));
        return numbers;
    }

    @Test
    void aKilledDaemonShouldLoseNothingAndRepeatNothingThatWasAcknowledged() throws Exception {
        String script = "echo \"$WEBCHAT_EVENT_SEQ $WEBCHAT_MESSAGE_ID\" >> handled\n";
        Person other = RELAY.person("daemon-other");
        Set<String> sent = new HashSet<>();
        Process first = daemon(script, "--parallel", "2");
        for (int i = 0; i < MESSAGES; i++) {
            Person from = i % 2 == 0 ? sender : other;
            sent.add(from.send(address, "task " + i).expect(202).text("message_id"));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> handled().size() >= 5);
        first.destroyForcibly().waitFor();
        Set<Long> acknowledged = acknowledged();
        int before = handled().size();
        assertThat(before).isLessThan(MESSAGES);

        daemon(script, "--parallel", "2");
        await().atMost(Duration.ofSeconds(90)).until(() -> new HashSet<>(column(handled(), 1)).containsAll(sent));

        List<String> again = handled().subList(before, handled().size());
        assertThat(column(again, 0).stream().map(Long::parseLong)).doesNotContainAnyElementsOf(acknowledged);
        assertThat(handled()).hasSizeLessThanOrEqualTo(MESSAGES + 2);
    }

    @Test
    void whatCantBeHandledShouldBeADeadLetterAndTheNextShouldFollow() throws Exception {
        daemon(
                "echo \"$WEBCHAT_ATTEMPT $WEBCHAT_FROM\" >> handled\ngrep -q poison && exit 3\necho fine >> handled\n",
                "--retry-delay",
                "0.05");
        String poison = sender.send(address, "poison").expect(202).text("message_id");
        sender.send(address, "food").expect(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> handled().contains("fine"));
        String from = " " + sender.address();
        assertThat(handled()).containsExactly("1" + from, "2" + from, "3" + from, "1" + from, "fine");
        try (Stream<Path> letters = Files.list(session.resolve("dead-letters"))) {
            assertThat(letters.toList())
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(letter).content().contains(poison).contains("it ended with 3"));
        }
        assertThat(sender.texts()).containsExactly("Your message could not be handled: it ended with 3.");
    }

    @Test
    void anotherReaderOfTheSessionShouldBeRefused() throws Exception {
        daemon("echo x >> handled\n");
        sender.send(address, "one").expect(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> !handled().isEmpty());

        assertThat(home.run("inbox").expect(1).errors()).contains("--session-name");
        assertThat(home.run("inbox", "--session-name", "other").expect(0).errors())
                .isEmpty();
    }
}
