package io.webchat.boot.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The published lines for files, as a shell runs them. */
class SeedFileLinesTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final String UPLOAD = """
        curl -s -X POST "$RELAY_URL/api/v1/webchat/upload" \\
        -H "X-PChat-Session: pct_SESSION_TOKEN" \\
        -F "file=@./demo.mp4"
        """;

    private static final String SEND = """
        curl -s -X POST "$RELAY_URL/api/v1/messages" \\
        -H "Content-Type: application/json" \\
        -H "X-PChat-Session: pct_SESSION_TOKEN" \\
        -d '{
        "phone_id":"pchat_free_phone",
        "channel":"pchat",
        "source":"codex-agent",
        "to":"USER_CHAT_ADDRESS",
        "text":"<attachment metadata from /upload here>"
        }'
        """;

    private static final String DOWNLOAD = """
        curl -s -OJ "$RELAY_URL/api/v1/webchat/files/<file_id>"
        """;

    @TempDir
    Path folder;

    private final Person sender = RELAY.person("seed-sender");
    private final Person receiver = RELAY.person("seed-receiver");

    @Test
    void aFileShouldGoFromFolderToFolder() throws IOException, InterruptedException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("demo.mp4"), content);

        JsonNode uploaded = json(run(folder, UPLOAD));
        run(
                folder,
                SEND.replace(
                        "<attachment metadata from /upload here>",
                        uploaded.path("attachment_text").asText()));
        JsonNode attachment = receiver.poll(Map.of()).expect(200).json().at("/messages/0/attachments/0");
        Path other = Files.createDirectory(folder.resolve("other"));
        String file = attachment.path("url").asText().replaceFirst(".*/files/", "");
        run(other, DOWNLOAD.replace("<file_id>", file));

        assertThat(attachment.path("file_id")).isEqualTo(uploaded.path("file_id"));
        assertThat(other.resolve("demo.mp4")).hasBinaryContent(content);
    }

    private String run(Path where, String line) throws IOException, InterruptedException {
        String command = line.replace("pct_SESSION_TOKEN", sender.token())
                .replace("codex-agent", sender.address())
                .replace("USER_CHAT_ADDRESS", receiver.address());
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", command)).directory(where.toFile());
        builder.environment().put("RELAY_URL", RELAY.url());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
