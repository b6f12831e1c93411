package io.webchat.boot;

import static io.webchat.boot.settings.RelaySettings.PCHAT_DEV_EXPOSE_CODES;
import static io.webchat.boot.settings.RelaySettings.SMTP_HOST;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_PUBLIC_URL;

import io.webchat.boot.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a person who has just started a relay should know, in a few lines. */
final class Greeting {
    private static final String APP_PATH = "/app/webchat/chat.html";

    private Greeting() {}

    /** @param hasApp whether this build has the browser app */
    static List<String> lines(String url, Settings settings, boolean hasApp) {
        List<String> lines = new ArrayList<>();
        lines.add("WebChat relay is ready at " + url);
        lines.add(
                hasApp
                        ? "  The app is at " + appAddress(url, settings)
                        : "  The browser app is not built: install Node 20.19 or newer, and start again.");
        if (settings.port() != 0 && URI.create(url).getPort() != settings.port()) {
            lines.add("  Port " + settings.port() + " was busy, so the next free one was taken.");
        }
        if (settings.get(PCHAT_DEV_EXPOSE_CODES)) {
            lines.add("  Development mode: login codes are shown in the answers (PCHAT_DEV_EXPOSE_CODES).");
        } else if (settings.get(SMTP_HOST).isEmpty()) {
            lines.add(
                    "  Login codes can't be mailed yet: set SMTP_HOST, or PCHAT_DEV_EXPOSE_CODES=true to try it out.");
        }
        lines.add("  Data is kept in " + settings.dataFolder().toAbsolutePath().normalize());
        lines.add("  Ctrl-C stops it.");
        return lines;
    }

    /** As people reach it, who may come through a proxy. */
    private static String appAddress(String url, Settings settings) {
        String root = settings.get(WEBCHAT_PUBLIC_URL).map(URI::toString).orElse(url);
        return root.replaceAll("/+$", "") + APP_PATH;
    }
}
