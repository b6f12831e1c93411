package io.webchat.boot.settings;

import static io.webchat.boot.settings.RelaySettings.HOST;
import static io.webchat.boot.settings.RelaySettings.PCHAT_ADMIN_DOMAINS;
import static io.webchat.boot.settings.RelaySettings.PCHAT_ADMIN_EMAILS;
import static io.webchat.boot.settings.RelaySettings.PCHAT_AUTH_ALLOWED_DOMAINS;
import static io.webchat.boot.settings.RelaySettings.PCHAT_AUTH_ALLOWED_EMAILS;
import static io.webchat.boot.settings.RelaySettings.PCHAT_DEV_EXPOSE_CODES;
import static io.webchat.boot.settings.RelaySettings.PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN;
import static io.webchat.boot.settings.RelaySettings.PHONE_RELAY_API_KEY;
import static io.webchat.boot.settings.RelaySettings.SMTP_HOST;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_CORS_ORIGINS;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_PHONE_ID;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_PUBLIC_URL;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_STUN_URLS;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TURN_SECRET;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_TURN_URLS;

import java.util.ArrayList;
import java.util.List;

/** Settings that are allowed and may yet not be what their operator wants. */
public final class SettingsHints {
    private SettingsHints() {}

    /** A sentence each, with the setting's name in it and no secret. */
    public static List<String> of(Settings settings) {
        List<String> hints = new ArrayList<>();
        addSignIn(hints, settings);
        if (!SettingsTogether.isLoopback(settings.get(HOST))
                || settings.get(WEBCHAT_PUBLIC_URL).isPresent()) {
            addPublic(hints, settings);
        }
        addCalls(hints, settings);
        if (settings.get(WEBCHAT_PHONE_ID).isPresent()
                && settings.get(PHONE_RELAY_API_KEY).isEmpty()) {
            hints.add("Set PHONE_RELAY_API_KEY, or make client keys as an admin: no program can send by phone yet.");
        }
        return hints;
    }

    private static void addSignIn(List<String> hints, Settings settings) {
        if (settings.get(PCHAT_DEV_EXPOSE_CODES)) {
            hints.add("Set PCHAT_DEV_EXPOSE_CODES=false for real use: login codes are shown to whoever asks for them.");
        } else if (settings.get(SMTP_HOST).isEmpty()) {
            hints.add("Set SMTP_HOST to have login codes mailed: they are printed on the relay's console only.");
        }
        if (settings.get(PCHAT_ADMIN_EMAILS).isEmpty()
                && settings.get(PCHAT_ADMIN_DOMAINS).isEmpty()) {
            hints.add("Set PCHAT_ADMIN_EMAILS to your mailbox: nobody is named as an admin.");
        }
    }

    private static void addPublic(List<String> hints, Settings settings) {
        if (settings.get(PCHAT_AUTH_ALLOWED_EMAILS).isEmpty()
                && settings.get(PCHAT_AUTH_ALLOWED_DOMAINS).isEmpty()) {
            hints.add("Set PCHAT_AUTH_ALLOWED_DOMAINS or PCHAT_AUTH_ALLOWED_EMAILS unless everybody may sign in.");
        }
        if (!settings.get(PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN)) {
            hints.add("Set PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN=true: whoever knows a file's id can read it.");
        }
        if (settings.get(WEBCHAT_CORS_ORIGINS).contains("*")) {
            hints.add("Name origins in WEBCHAT_CORS_ORIGINS instead of *: every web page may call the relay.");
        }
        if (settings.get(WEBCHAT_PUBLIC_URL).isEmpty()) {
            hints.add("Set WEBCHAT_PUBLIC_URL to the address that people use: links to files name no host without it.");
        } else if (settings.get(WEBCHAT_PUBLIC_URL)
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isEmpty()) {
            hints.add("Put a proxy with TLS before the relay and https:// into WEBCHAT_PUBLIC_URL: tokens travel"
                    + " readably.");
        }
    }

    private static void addCalls(List<String> hints, Settings settings) {
        boolean turn = !settings.get(WEBCHAT_TURN_URLS).isEmpty();
        if (turn && settings.get(WEBCHAT_TURN_SECRET).isEmpty()) {
            hints.add("Set WEBCHAT_TURN_SECRET: the TURN server lets nobody in without it.");
        }
        if (!turn && !settings.get(WEBCHAT_STUN_URLS).isEmpty()) {
            hints.add("Set WEBCHAT_TURN_URLS too: calls between closed networks don't come about by STUN alone.");
        }
    }
}
