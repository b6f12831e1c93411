package io.webchat.boot.settings;

import static io.webchat.boot.settings.RelaySettings.BRIDGE_DB_PATH;
import static io.webchat.boot.settings.RelaySettings.HOST;
import static io.webchat.boot.settings.RelaySettings.PCHAT_DEV_EXPOSE_CODES;
import static io.webchat.boot.settings.RelaySettings.SMTP_FROM;
import static io.webchat.boot.settings.RelaySettings.SMTP_HOST;
import static io.webchat.boot.settings.RelaySettings.SMTP_PASSWORD;
import static io.webchat.boot.settings.RelaySettings.SMTP_USERNAME;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_PHONE_ID;
import static io.webchat.boot.settings.RelaySettings.WEBCHAT_PHONE_OWNER;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What no setting shows by itself: combinations that are refused, and what is on the disk already. */
final class SettingsTogether {
    /** An IPv4 or IPv6 literal, so that looking at a setting never asks a name server. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    /** The first setting of each. */
    private static final List<Setting<? extends Optional<?>>> GATEWAYS = List.of(
            RelaySettings.WEBCHAT_SMSGATE_URL,
            RelaySettings.WEBCHAT_TELEGRAM_BOT_TOKEN,
            RelaySettings.WEBCHAT_WHATSAPP_ACCESS_TOKEN,
            RelaySettings.WEBCHAT_NTFY_URL,
            RelaySettings.WEBCHAT_PHONERELAY_URL);

    private SettingsTogether() {}

    static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        String host = settings.get(HOST);
        if (settings.get(PCHAT_DEV_EXPOSE_CODES) && !isLoopback(host)) {
            problems.add("%s shows login codes to everyone who can reach the relay, so it expects HOST to be a loopback"
                            .formatted(PCHAT_DEV_EXPOSE_CODES)
                    + " address like 127.0.0.1; HOST is \"%s\"".formatted(host));
        }
        Path folder = settings.dataFolder();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            problems.add("%s expects a folder, and \"%s\" is a file; move it away or name another folder"
                    .formatted(BRIDGE_DB_PATH, folder));
        }
        problems.addAll(EngineSettings.problems(settings));
        if (settings.get(WEBCHAT_PHONE_ID).isPresent()
                != settings.get(WEBCHAT_PHONE_OWNER).isPresent()) {
            problems.add("%s and %s expect each other; give both or neither"
                    .formatted(WEBCHAT_PHONE_ID, WEBCHAT_PHONE_OWNER));
        }
        if (settings.get(WEBCHAT_PHONE_ID).isEmpty()) {
            GATEWAYS.stream()
                    .filter(gateway -> settings.get(gateway).isPresent())
                    .forEach(gateway -> problems.add("%s expects %s and %s: the phone that the gateway is for"
                            .formatted(gateway, WEBCHAT_PHONE_ID, WEBCHAT_PHONE_OWNER)));
        }
        if (settings.get(SMTP_HOST).isPresent()) {
            mailProblems(settings, problems);
        }
        return problems;
    }

    private static void mailProblems(Settings settings, List<String> problems) {
        boolean named =
                settings.get(SMTP_USERNAME).filter(name -> name.contains("@")).isPresent();
        if (settings.get(SMTP_FROM).isEmpty() && !named) {
            problems.add(
                    "%s expects %s: mail needs a sender, like webchat@example.com".formatted(SMTP_HOST, SMTP_FROM));
        }
        if (settings.get(SMTP_USERNAME).isPresent()
                != settings.get(SMTP_PASSWORD).isPresent()) {
            problems.add("%s and %s expect each other; give both or neither".formatted(SMTP_USERNAME, SMTP_PASSWORD));
        }
    }

    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return LITERAL.matcher(host).matches()
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
