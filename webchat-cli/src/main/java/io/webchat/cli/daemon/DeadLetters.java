package io.webchat.cli.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.PrivateFiles;
import java.nio.file.Path;
import java.time.Instant;

/** Events that no try could handle, a file each. */
final class DeadLetters {
    private final Path folder;

    DeadLetters(Path sessionFolder) {
        this.folder = sessionFolder.resolve("dead-letters");
    }

    /** Where the event now is; on disk when this returns. */
    Path add(ObjectNode event, String reason, int tries) {
        ObjectNode letter = Json.object(
                "reason", reason, "tries", tries, "given_up_at", Instant.now().toString(), "event", event);
        Path file = folder.resolve(String.format("%012d.json", event.path("seq").asLong()));
        PrivateFiles.write(file, Json.writePretty(letter) + "\n");
        return file;
    }
}
