package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a persona presents itself. */
public final class PersonaOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "Display name.")
    @Nullable
    String name;

    @Option(names = "--computer", paramLabel = "NAME", description = "Device name of the session.")
    @Nullable
    String computer;

    @Option(names = "--listen-channel", paramLabel = "CHANNEL", description = "Channel the session listens on.")
    @Nullable
    String listenChannel;

    @Option(
            names = "--chat-address",
            paramLabel = "ADDRESS",
            description = "Address of your choice; the relay refuses one that is taken.")
    @Nullable
    String chatAddress;

    @Option(
            names = "--relay-mode",
            paramLabel = "MODE",
            description = "public or private; kept and put into the browser link. Both behave the same.")
    @Nullable
    String relayMode;

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "Page of the browser app for the printed link; the relay's own otherwise.")
    @Nullable
    String site;

    @Option(names = "--code", paramLabel = "CODE", description = "The one-time code, instead of being asked for it.")
    @Nullable
    String code;

    /** @throws CliException when a value is none of those that are possible */
    public void validate() {
        if (relayMode != null && !relayMode.equals("public") && !relayMode.equals("private")) {
            throw CliException.usage("Give --relay-mode public or private.");
        }
        if (site != null && !site.matches("https?://.+")) {
            throw CliException.usage("Give --site as the http or https address of the page.");
        }
    }

    /** The labels of a session, as sign-in calls take them. */
    ObjectNode labels(@Nullable String sessionName) {
        return Json.object("device_name", computer, "session_name", sessionName, "listen_channel", listenChannel);
    }
}
