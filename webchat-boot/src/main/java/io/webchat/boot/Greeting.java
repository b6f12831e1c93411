package io.webchat.boot;

import static io.webchat.boot.settings.RelaySettings.PCHAT_DEV_EXPOSE_CODES;
import static io.webchat.boot.settings.RelaySettings.SMTP_HOST;

import io.webchat.boot.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a person who has just started a relay should know, in a few lines. */
final class Greeting {
    private Greeting() {}

    static List<String> lines(String url, Settings settings) {
        List<String> lines = new ArrayList<>();
        lines.add("WebChat relay is ready at " + url);
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
}
