package io.webchat.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsHintsTest {
    private static List<String> hints(Map<String, String> settings) {
        return SettingsHints.of(Settings.from(settings));
    }

    @Test
    void aRelayOnLoopbackShouldBeToldOfMailAndAdmins() {
        assertThat(hints(Map.of()))
                .hasSize(2)
                .anySatisfy(hint -> assertThat(hint).contains("SMTP_HOST"))
                .anySatisfy(hint -> assertThat(hint).contains("PCHAT_ADMIN_EMAILS"));
    }

    @Test
    void developmentModeShouldBeNamedInPlaceOfMail() {
        assertThat(hints(Map.of("PCHAT_DEV_EXPOSE_CODES", "true", "PCHAT_ADMIN_EMAILS", "ada@example.com")))
                .singleElement()
                .asString()
                .contains("PCHAT_DEV_EXPOSE_CODES=false");
    }

    @Test
    void aPublicRelayShouldBeToldWhatIsOpen() {
        assertThat(String.join(
                        " ",
                        hints(Map.of(
                                "HOST",
                                "0.0.0.0",
                                "WEBCHAT_CORS_ORIGINS",
                                "*",
                                "PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN",
                                "false"))))
                .contains(
                        "PCHAT_AUTH_ALLOWED_DOMAINS",
                        "WEBCHAT_CORS_ORIGINS",
                        "PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN",
                        "WEBCHAT_PUBLIC_URL");
    }

    @Test
    void whatIsHalfSetUpShouldBeNamed() {
        assertThat(String.join(
                        " ",
                        hints(Map.of(
                                "WEBCHAT_PHONE_ID",
                                "desk",
                                "WEBCHAT_PHONE_OWNER",
                                "ada@example.com",
                                "WEBCHAT_TURN_URLS",
                                "turn:turn.example.com"))))
                .contains("PHONE_RELAY_API_KEY", "WEBCHAT_TURN_SECRET");
    }

    @Test
    void aRelayThatIsSetUpShouldGiveNoHint() {
        assertThat(hints(Map.of(
                        "HOST",
                        "0.0.0.0",
                        "WEBCHAT_PUBLIC_URL",
                        "https://chat.example.com",
                        "SMTP_HOST",
                        "mail.example.com",
                        "SMTP_FROM",
                        "webchat@example.com",
                        "PCHAT_ADMIN_DOMAINS",
                        "example.com",
                        "PCHAT_AUTH_ALLOWED_DOMAINS",
                        "example.com")))
                .isEmpty();
    }

    @Test
    void everySecretOfTheSettingsShouldBeHidden() {
        Settings settings = Settings.from(Map.of(
                "SMTP_PASSWORD",
                "first secret",
                "WEBCHAT_DATABASE_URL",
                "jdbc:postgresql://db/webchat?user=ada&password=second"));

        assertThat(SettingsSecrets.of(settings, List.of("third"))
                        .hidden("first secret, second, third, mail.example.com"))
                .isEqualTo("[REDACTED], [REDACTED], [REDACTED], mail.example.com");
    }
}
