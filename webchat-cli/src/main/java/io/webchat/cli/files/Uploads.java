package io.webchat.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.RelayClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Sends files to the relay, in pieces that never fill the memory. */
public final class Uploads {
    public static final Set<String> KINDS = Set.of("auto", "file", "voice");

    private final Cli cli;

    public Uploads(Cli cli) {
        this.cli = cli;
    }

    /** Uploads a file; the relay's answer. */
    public ObjectNode upload(Identity identity, Path file, String kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!KINDS.contains(kind)) {
            throw CliException.usage("Give --attachment-kind auto, file or voice.");
        }
        if (!kind.equals("auto")) {
            fields.put("attachment_kind", kind);
        }
        return post(identity.relay(), "/api/v1/webchat/upload", file, fields);
    }

    /** Sends a file as a form. */
    public ObjectNode post(RelayClient relay, String path, Path file, Map<String, String> fields) {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new CliException(ExitCode.REFUSED, "file_missing", "There is no readable file " + file + ".");
        }
        try (Progress progress = new Progress(cli.console(), String.valueOf(file.getFileName()), Files.size(file))) {
            MultipartUpload upload = new MultipartUpload(file, fields, progress);
            return relay.exchange(relay.request(path)
                    .header("Content-Type", upload.contentType())
                    .header("Idempotency-Key", Cli.newKey())
                    .POST(upload.body()));
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", file + " can't be read (" + e + ").", e);
        }
    }
}
