package io.webchat.boot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two sessions and a person work together, each a process of its own, while the relay is killed and comes back. */
@Timeout(300)
class OrchestrationTest {
    @TempDir
    Path folder;

    private DataFolder data;
    private ForkedRelay relay;
    private Map<String, String> settings = Map.of();
    private CliHome home;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        data = DataFolder.withDatabase();
        settings = Map.of("PORT", Integer.toString(freePort()), "WEBCHAT_STRICT_PORT", "true");
        relay = ForkedRelay.start(data, settings);
        home = new CliHome(folder, relay.url());
    }

    @AfterEach
    void stop() throws Exception {
        processes.forEach(Process::destroyForcibly);
        relay.close();
        data.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process begin(String name, String... words) throws IOException {
        Process process = home.start(folder.resolve(name + ".out"), folder.resolve(name + ".err"), words);
        processes.add(process);
        return process;
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out")) + Files.readString(folder.resolve(name + ".err"));
    }

    @Test
    void aTaskShouldBeHandedOverReportedAndApprovedAcrossACrash() throws Exception {
        Person person = Client.of(() -> relay.url()).login("person@example.com", "person");
        home.run("boss@example.com", "--chat-address", "boss", "--quiet-url").expect(0);
        home.run("agent", "create", "Planner", "--chat-address", "planner").expect(0);
        home.run("--persona", "boss", "agent", "create", "Worker", "--chat-address", "worker")
                .expect(0);
        String stream = as("worker", "--json", "group", "create", "Builds", "--mode", "stream", "--member", "person")
                .json()
                .path("group_id")
                .asText();

        // B waits, and A hands it a task.
        Process waiting =
                begin("wait", "--persona", "worker", "--json", "wait", "--from", "planner", "--timeout", "120");
        as("planner", "send", "worker", "compile it");
        assertThat(waiting.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.exitValue()).as(output("wait")).isZero();
        assertThat(output("wait")).contains("compile it");
        assertThat(as("worker", "inbox").output()).contains("compile it");

        // B reports, and A asks the person.
        as("worker", "stream", "publish", stream, "compiled", "--key", "report-1");
        Process asking = begin("ask", "--persona", "planner", "--json", "approve", "person", "Deploy?");
        String question = openQuestion(person);

        // The relay goes and comes back while A waits; B is not sure that its report arrived.
        relay.killAll();
        relay = ForkedRelay.start(data, settings);
        as("worker", "stream", "publish", stream, "compiled", "--key", "report-1");
        person.client()
                .post("/api/v1/webchat/questions/" + question + "/answer", Map.of("option", "approve"))
                .expect(200);

        assertThat(asking.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(asking.exitValue()).as(output("ask")).isZero();
        assertThat(output("ask")).contains("\"state\":\"answered\"").contains("\"option\":\"approve\"");
        assertThat(as("worker", "inbox").output()).doesNotContain("compile it");
        assertThat(person.client()
                        .get("/api/v1/webchat/conversations/group:" + stream + "/messages")
                        .json()
                        .path("messages"))
                .singleElement()
                .satisfies(message -> assertThat(message.path("text").asText()).isEqualTo("compiled"));
    }

    private CliHome.Ended as(String persona, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("--persona", persona));
        all.addAll(List.of(words));
        return home.run(all.toArray(String[]::new)).expect(0);
    }

    private static String openQuestion(Person person) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> open(person).path(0).path("question_id").asText(), id -> !id.isEmpty());
    }

    private static JsonNode open(Person person) {
        return person.client()
                .get("/api/v1/webchat/questions?state=open")
                .json()
                .path("questions");
    }
}
