package io.webchat.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.io.PrintStream;

/** Standard output as the protocol has it: one message a line, whole, from one thread at a time. */
final class ProtocolOutput {
    private final PrintStream out;

    ProtocolOutput(PrintStream out) {
        this.out = out;
    }

    /** @throws CliException when nobody reads any more */
    synchronized void write(JsonNode message) {
        byte[] line = (Json.write(message) + "\n").getBytes(UTF_8);
        out.write(line, 0, line.length);
        out.flush();
        if (out.checkError()) {
            throw new CliException(ExitCode.REFUSED, "output_closed", "Standard output is closed.");
        }
    }
}
