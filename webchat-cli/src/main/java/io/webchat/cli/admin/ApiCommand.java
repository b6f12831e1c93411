package io.webchat.cli.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code webchat api}: any call of the API, with the persona's session. */
@Command(name = "api")
public final class ApiCommand implements Callable<Integer> {
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final Cli cli;

    @Parameters(index = "0", paramLabel = "METHOD", description = "get, post, put, patch or delete.")
    String method = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "Such as /api/v1/limits.")
    String path = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "JSON", description = "The body; - for standard input.")
    @Nullable
    String body;

    public ApiCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (!path.startsWith("/") || path.matches(".*[\\s#].*")) {
            throw CliException.usage("Give PATH as a path of the API, such as /api/v1/limits.");
        }
        RelayClient relay = cli.relay();
        ObjectNode answer = switch (method.toLowerCase(Locale.ROOT)) {
            case "get" -> relay.get(path);
            case "post" -> relay.post(path, json());
            case "put" -> relay.put(path, json());
            case "patch" -> relay.patch(path, json());
            case "delete" -> relay.delete(path);
            default -> throw CliException.usage("Give METHOD as get, post, put, patch or delete.");
        };
        cli.console().answer(answer, Json.writePretty(answer));
        return ExitCode.OK;
    }

    private ObjectNode json() {
        String text = body == null ? "{}" : body.equals("-") ? cli.console().readAll(MAX_BODY) : body;
        try {
            return Json.readObject(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw CliException.usage("The body is no JSON object: " + e.getMessage());
        }
    }
}
