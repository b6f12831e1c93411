package io.webchat.cli.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat phones}: the phone bridge. */
@Command(name = "phones")
public final class PhonesCommand implements Callable<Integer> {
    private static final String ADMIN = "/api/v1/webchat/admin/phones";
    private static final String KEYS = "/api/v1/webchat/admin/api-keys";

    private final Cli cli;

    public PhonesCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        return list(false);
    }

    @Command(description = "List your phones and how they do; all of them with --all, for admins.")
    int list(@Option(names = "--all") boolean all) {
        for (JsonNode phone : cli.relay().get(all ? ADMIN : "/api/v1/phones").path("phones")) {
            cli.console().answer(phone, Json.writePretty(phone));
        }
        return ExitCode.OK;
    }

    @Command(description = "Add a phone for its owner. Its key is printed this once.")
    int add(
            @Parameters(index = "0", paramLabel = "PHONE_ID") String phone,
            @Option(names = "--owner", required = true, paramLabel = "ADDRESS") String owner,
            @Option(names = "--name", paramLabel = "NAME") @Nullable String name,
            @Option(
                            names = "--routes",
                            description = "Read the routes of its channels from standard input, as JSON: they hold"
                                    + " secrets, which don't belong on a command line.")
                    boolean routes) {
        ObjectNode request = Json.object(
                "phone_id",
                phone,
                "name",
                name == null ? phone : name,
                "owner",
                owner,
                "routes",
                routes ? input() : null,
                "idempotency_key",
                Cli.newKey());
        return key(cli.relay().post(ADMIN, request));
    }

    @Command(description = "Replace the routes of a phone's channels with the JSON on standard input.")
    int routes(@Parameters(paramLabel = "PHONE_ID") String phone) {
        return done(cli.relay().put(path(ADMIN, phone) + "/routes", Json.object("routes", input())));
    }

    @Command(description = "Replace a phone's key.")
    int rotate(@Parameters(paramLabel = "PHONE_ID") String phone) {
        return key(cli.relay().post(path(ADMIN, phone) + "/rotate", Json.object()));
    }

    @Command(description = "Take a phone away.")
    int remove(@Parameters(paramLabel = "PHONE_ID") String phone) {
        return done(cli.relay().delete(path(ADMIN, phone)));
    }

    @Command(description = "List the client keys.")
    int keys() {
        cli.relay().get(KEYS).path("api_keys").forEach(key -> cli.console().answer(key, Json.writePretty(key)));
        return ExitCode.OK;
    }

    @Command(name = "add-key", description = "Create a client key. It is printed this once.")
    int addKey(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--phone", paramLabel = "PHONE_ID", description = "May be repeated; else all.") @Nullable
                    List<String> phones) {
        return key(cli.relay()
                .post(KEYS, Json.object("name", name, "phone_ids", phones, "idempotency_key", Cli.newKey())));
    }

    @Command(name = "rotate-key", description = "Replace a client key's secret.")
    int rotateKey(@Parameters(paramLabel = "API_KEY_ID") String id) {
        return key(cli.relay().post(path(KEYS, id) + "/rotate", Json.object()));
    }

    @Command(name = "remove-key", description = "Take a client key back.")
    int removeKey(@Parameters(paramLabel = "API_KEY_ID") String id) {
        return done(cli.relay().delete(path(KEYS, id)));
    }

    private JsonNode input() {
        try {
            return Json.readObject(cli.console().readAll(64 * 1024).getBytes(UTF_8));
        } catch (IOException e) {
            throw CliException.usage("Standard input is no JSON object: " + e.getMessage());
        }
    }

    private int key(ObjectNode made) {
        cli.console().answer(made, "key: " + Json.text(made, "key"));
        return ExitCode.OK;
    }

    private int done(ObjectNode answer) {
        cli.console().answer(answer, "Done.");
        return ExitCode.OK;
    }

    private static String path(String parent, String id) {
        return parent + "/" + RelayClient.encode(id);
    }
}
