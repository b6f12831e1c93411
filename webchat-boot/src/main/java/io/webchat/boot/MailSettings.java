package io.webchat.boot;

import static io.webchat.boot.settings.RelaySettings.SMTP_FROM;
import static io.webchat.boot.settings.RelaySettings.SMTP_HOST;
import static io.webchat.boot.settings.RelaySettings.SMTP_PASSWORD;
import static io.webchat.boot.settings.RelaySettings.SMTP_PORT;
import static io.webchat.boot.settings.RelaySettings.SMTP_SECURITY;
import static io.webchat.boot.settings.RelaySettings.SMTP_USERNAME;

import io.webchat.adapter.mail.SmtpConfig;
import io.webchat.boot.settings.Secret;
import io.webchat.boot.settings.Settings;
import java.util.Optional;

/** The mail server as the settings name it. */
final class MailSettings {
    private MailSettings() {}

    /** Empty when they name none. */
    static Optional<SmtpConfig> read(Settings settings) {
        return settings.get(SMTP_HOST)
                .map(host -> new SmtpConfig(
                        host,
                        settings.get(SMTP_PORT),
                        settings.get(SMTP_USERNAME).orElse(null),
                        settings.get(SMTP_PASSWORD).map(Secret::reveal).orElse(null),
                        settings.get(SMTP_FROM)
                                .or(() -> settings.get(SMTP_USERNAME))
                                .orElseThrow(),
                        settings.get(SMTP_SECURITY)));
    }
}
