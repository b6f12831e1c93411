package io.webchat.cli.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.relay.RelayClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat callbacks}: programs that the relay calls when a message comes. */
@Command(name = "callbacks", synopsisSubcommandLabel = "COMMAND")
public final class CallbacksCommand {
    private static final String CALLBACKS = "/api/v1/webchat/callbacks/inbound";

    private final Cli cli;

    public CallbacksCommand(Cli cli) {
        this.cli = cli;
    }

    @Command(description = "Have a URL called. The secret that signs the calls is printed this once.")
    int add(
            @Parameters(paramLabel = "URL") String url,
            @Option(names = "--channel", split = ",", paramLabel = "CHANNEL") @Nullable List<String> channels,
            @Option(names = "--keyword", split = ",", paramLabel = "WORD") @Nullable List<String> keywords) {
        ObjectNode request =
                Json.object("url", url, "channels", channels, "keywords", keywords, "idempotency_key", Cli.newKey());
        ObjectNode made = cli.relay().post(CALLBACKS, request);
        cli.console().answer(made, Json.text(made, "callback_id") + "\nsecret: " + Json.text(made, "secret"));
        return ExitCode.OK;
    }

    @Command(description = "List the callbacks.")
    int list() {
        for (JsonNode callback : cli.relay().get(CALLBACKS).path("callbacks")) {
            cli.console()
                    .answer(
                            callback,
                            Json.text(callback, "callback_id") + "  "
                                    + (callback.path("active").asBoolean() ? "active" : "disabled") + "  "
                                    + Text.clean(Json.text(callback, "url")));
        }
        return ExitCode.OK;
    }

    @Command(description = "Call a URL no more.")
    int remove(@Parameters(paramLabel = "CALLBACK_ID") String id) {
        return done(cli.relay().delete(path(id)));
    }

    @Command(description = "Call a disabled callback again.")
    int enable(@Parameters(paramLabel = "CALLBACK_ID") String id) {
        return done(cli.relay().patch(path(id), Json.object("active", true)));
    }

    @Command(description = "Call it once now.")
    int test(@Parameters(paramLabel = "CALLBACK_ID") String id) {
        ObjectNode tested = cli.relay().post(path(id) + "/test", Json.object());
        boolean delivered = tested.path("delivered").asBoolean();
        cli.console().answer(tested, delivered ? "Delivered." : "Not delivered: " + tested.path("delivery"));
        return delivered ? ExitCode.OK : ExitCode.REFUSED;
    }

    @Command(description = "Show what became of its deliveries, the latest first.")
    int deliveries(
            @Parameters(paramLabel = "CALLBACK_ID") String id,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit) {
        for (JsonNode delivery :
                cli.relay().get(path(id) + "/deliveries?limit=" + limit).path("deliveries")) {
            cli.console().answer(delivery, Json.writePretty(delivery));
        }
        return ExitCode.OK;
    }

    @Command(description = "Deliver once more.")
    int replay(
            @Parameters(index = "0", paramLabel = "CALLBACK_ID") String id,
            @Parameters(index = "1", paramLabel = "DELIVERY_ID") String delivery) {
        return done(
                cli.relay().post(path(id) + "/deliveries/" + RelayClient.encode(delivery) + "/replay", Json.object()));
    }

    @Command(name = "rotate-secret", description = "Replace its secret; the old one signs too for a while.")
    int rotateSecret(@Parameters(paramLabel = "CALLBACK_ID") String id) {
        ObjectNode made = cli.relay().post(path(id) + "/rotate-secret", Json.object());
        cli.console().answer(made, "secret: " + Json.text(made, "secret"));
        return ExitCode.OK;
    }

    private int done(ObjectNode answer) {
        cli.console().answer(answer, "Done.");
        return ExitCode.OK;
    }

    private static String path(String id) {
        return CALLBACKS + "/" + RelayClient.encode(id);
    }
}
