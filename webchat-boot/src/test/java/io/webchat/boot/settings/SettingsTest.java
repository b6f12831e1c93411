package io.webchat.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    /** People's files depend on every line of this. A change here is a change for them: say so in the changelog. */
    @Test
    void namesTypesAndDefaultsShouldStay() {
        assertThat(RelaySettings.all().stream()
                        .map(setting -> "%s %s %s"
                                .formatted(setting.name(), setting.type().word(), shownDefault(setting.defaultText()))))
                .containsExactly(
                        "HOST text 127.0.0.1",
                        "PORT int 5110",
                        "WEBCHAT_RELAY_PORT int -",
                        "WEBCHAT_STRICT_PORT bool false",
                        "WEBCHAT_PUBLIC_URL url -",
                        "WEBCHAT_TRUSTED_PROXIES list ",
                        "WEBCHAT_ADMIN_PORT int 0",
                        "WEBCHAT_CORS_ORIGINS list ",
                        "BRIDGE_DB_PATH path ./data",
                        "PCHAT_UPLOAD_DIR path -",
                        "WEBCHAT_DATABASE_URL secret -",
                        "WEBCHAT_DATABASE_USER text -",
                        "WEBCHAT_DATABASE_PASSWORD secret -",
                        "PCHAT_FREE_MODE_ENABLED bool true",
                        "PCHAT_DEV_EXPOSE_CODES bool false",
                        "PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN bool true",
                        "PCHAT_AUTH_ALLOWED_EMAILS list ",
                        "PCHAT_AUTH_ALLOWED_DOMAINS list ",
                        "PCHAT_ADMIN_EMAILS list ",
                        "PCHAT_ADMIN_DOMAINS list ",
                        "WEBCHAT_CALLBACK_ALLOWED_HOSTS list ",
                        "SMTP_HOST text -",
                        "SMTP_PORT int 587",
                        "SMTP_USERNAME text -",
                        "SMTP_PASSWORD secret -",
                        "SMTP_FROM text -",
                        "SMTP_SECURITY choice auto",
                        "PHONE_RELAY_API_KEY secret -",
                        "WEBCHAT_PHONE_ID text -",
                        "WEBCHAT_PHONE_OWNER text -",
                        "WEBCHAT_SMSGATE_URL url -",
                        "WEBCHAT_SMSGATE_USERNAME text -",
                        "WEBCHAT_SMSGATE_PASSWORD secret -",
                        "WEBCHAT_SMSGATE_WEBHOOK_KEY secret -",
                        "WEBCHAT_TELEGRAM_BOT_TOKEN secret -",
                        "WEBCHAT_TELEGRAM_WEBHOOK_SECRET secret -",
                        "WEBCHAT_TELEGRAM_API_ROOT url -",
                        "WEBCHAT_WHATSAPP_ACCESS_TOKEN secret -",
                        "WEBCHAT_WHATSAPP_PHONE_NUMBER_ID text -",
                        "WEBCHAT_WHATSAPP_APP_SECRET secret -",
                        "WEBCHAT_WHATSAPP_VERIFY_TOKEN secret -",
                        "WEBCHAT_WHATSAPP_API_ROOT url -",
                        "WEBCHAT_NTFY_URL url -",
                        "WEBCHAT_NTFY_TOPIC text -",
                        "WEBCHAT_NTFY_TOKEN secret -",
                        "WEBCHAT_PHONERELAY_URL url -",
                        "WEBCHAT_PHONERELAY_API_KEY secret -",
                        "WEBCHAT_PHONERELAY_PHONE_ID text -",
                        "WEBCHAT_STUN_URLS list ",
                        "WEBCHAT_TURN_URLS list ",
                        "WEBCHAT_TURN_SECRET secret -",
                        "WEBCHAT_TRANSLATE_ENGINES list ",
                        "WEBCHAT_LIBRETRANSLATE_URL url -",
                        "WEBCHAT_LIBRETRANSLATE_API_KEY secret -",
                        "WEBCHAT_DEEPL_URL url -",
                        "WEBCHAT_DEEPL_API_KEY secret -",
                        "WEBCHAT_TRANSLATE_COMMAND command -",
                        "WEBCHAT_TRANSCRIBE_ENGINES list ",
                        "WEBCHAT_TRANSCRIBE_URL url -",
                        "WEBCHAT_TRANSCRIBE_API_KEY secret -",
                        "WEBCHAT_TRANSCRIBE_MODEL text whisper-1",
                        "WEBCHAT_TRANSCRIBE_COMMAND command -",
                        "WEBCHAT_TRANSCRIBE_MAX_BYTES size 25MB",
                        "WEBCHAT_SPEAK_ENGINES list ",
                        "WEBCHAT_SPEAK_URL url -",
                        "WEBCHAT_SPEAK_API_KEY secret -",
                        "WEBCHAT_SPEAK_MODEL text tts-1",
                        "WEBCHAT_SPEAK_VOICE text alloy",
                        "WEBCHAT_SPEAK_COMMAND command -",
                        "WEBCHAT_FFMPEG_COMMAND text ffmpeg",
                        "WEBCHAT_LANGUAGE_TIMEOUT_SEC duration 60",
                        "WEBCHAT_LANGUAGE_COMMANDS_AT_ONCE int 2",
                        "PCHAT_SESSION_TTL_SEC duration 2592000",
                        "PCHAT_QUEUE_STALE_TTL_SEC duration 604800",
                        "QUEUE_STALE_TTL_SEC duration 259200",
                        "QUEUE_HOUSEKEEPING_INTERVAL_SEC duration 60",
                        "PCHAT_UPLOAD_TTL_SEC duration 2592000",
                        "WEBCHAT_CALLBACK_LOG_TTL_SEC duration 604800",
                        "WEBCHAT_RECEIPT_TTL_SEC duration 7776000",
                        "WEBCHAT_AUDIT_TTL_SEC duration 31536000",
                        "WEBCHAT_MAX_UPLOAD_BYTES size 1GiB",
                        "WEBCHAT_UPLOAD_QUOTA_BYTES size 20GiB",
                        "WEBCHAT_MAX_BODY_BYTES size 1MiB",
                        "WEBCHAT_DISK_RESERVE_BYTES size 512MiB",
                        "WEBCHAT_MAX_CONNECTIONS int 0",
                        "WEBCHAT_MAX_CONNECTIONS_PER_NETWORK int 2000",
                        "WEBCHAT_HEADER_TIMEOUT_SEC duration 10",
                        "WEBCHAT_BODY_TIMEOUT_SEC duration 60",
                        "WEBCHAT_MAX_REQUESTS_PER_SESSION int 256",
                        "WEBCHAT_MAX_REQUESTS_PER_ACCOUNT int 1024",
                        "WEBCHAT_MAX_STREAMS_PER_SESSION int 32",
                        "WEBCHAT_MAX_STREAMS_PER_ACCOUNT int 256",
                        "WEBCHAT_LOOP_LIMIT int 30",
                        "WEBCHAT_AGENT_MESSAGES_PER_HOUR int 100000",
                        "WEBCHAT_LIMIT_SENDS_PER_ACCOUNT int 10000",
                        "WEBCHAT_LIMIT_LOGIN_RESEND int 1",
                        "WEBCHAT_LIMIT_LOGIN_CODES_PER_EMAIL int 10",
                        "WEBCHAT_LIMIT_LOGIN_CODES_PER_IP int 120",
                        "WEBCHAT_LIMIT_LOGIN_CODES_TO_STRANGERS int 600",
                        "WEBCHAT_LIMIT_LOGIN_GUESSES_PER_EMAIL int 20",
                        "WEBCHAT_LIMIT_LOGIN_GUESSES_PER_IP int 60",
                        "WEBCHAT_LIMIT_PAIRING_CODES_PER_ACCOUNT int 60",
                        "WEBCHAT_LIMIT_PAIRING_GUESSES_PER_IP int 60",
                        "WEBCHAT_LIMIT_ACCESS_REQUESTS_PER_IP int 10",
                        "WEBCHAT_LIMIT_ABUSE_REPORTS_PER_ACCOUNT int 30",
                        "WEBCHAT_LIMIT_SESSIONS_PER_ACCOUNT int 300",
                        "WEBCHAT_LIMIT_AGENTS_PER_ACCOUNT int 300",
                        "WEBCHAT_LIMIT_RENAMES_PER_ACCOUNT int 10",
                        "WEBCHAT_LIMIT_GROUPS_PER_ACCOUNT int 200",
                        "WEBCHAT_LIMIT_QUESTIONS_PER_ACCOUNT int 600",
                        "WEBCHAT_LIMIT_QUESTIONS_PER_PAIR int 120",
                        "WEBCHAT_LIMIT_CALLS_PER_ACCOUNT int 120",
                        "WEBCHAT_LIMIT_CALLS_PER_PAIR int 30",
                        "WEBCHAT_LIMIT_CALL_SIGNALS_PER_ACCOUNT int 1200",
                        "WEBCHAT_LIMIT_CALLBACK_TRIES int 60",
                        "WEBCHAT_LIMIT_LANGUAGE_CALLS_PER_ACCOUNT int 600",
                        "WEBCHAT_LOG_FORMAT choice text",
                        "WEBCHAT_LOG_LEVEL choice info",
                        "WEBCHAT_ACCESS_LOG bool false",
                        "WEBCHAT_JAVA_OPTS text -");
    }

    private static String shownDefault(@Nullable String text) {
        return text == null ? "-" : text;
    }

    @Test
    void nothingGivenShouldBeTheDefaults() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.get(RelaySettings.HOST)).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(5110);
        assertThat(settings.get(RelaySettings.WEBCHAT_MAX_UPLOAD_BYTES)).isEqualTo(1L << 30);
        assertThat(settings.get(RelaySettings.PCHAT_SESSION_TTL_SEC)).isEqualTo(Duration.ofDays(30));
        assertThat(settings.get(RelaySettings.PCHAT_AUTH_ALLOWED_EMAILS)).isEmpty();
        assertThat(settings.get(RelaySettings.WEBCHAT_DATABASE_URL)).isEmpty();
        assertThat(settings.uploadFolder()).isEqualTo(Path.of("./data/uploads"));
    }

    @Test
    void theSeedsFileShouldBeTaken() {
        Settings settings = Settings.from(Map.ofEntries(
                Map.entry("HOST", "0.0.0.0"),
                Map.entry("PORT", "5110"),
                Map.entry("BRIDGE_DB_PATH", "./data/bridge.db"),
                Map.entry("PCHAT_UPLOAD_DIR", "./pchat_uploads"),
                Map.entry("PCHAT_FREE_MODE_ENABLED", "true"),
                Map.entry("PCHAT_DEV_EXPOSE_CODES", "false"),
                Map.entry("SMTP_HOST", "smtp.example.com"),
                Map.entry("SMTP_PORT", "587"),
                Map.entry("SMTP_USERNAME", "webchat@example.com"),
                Map.entry("SMTP_PASSWORD", "change-me"),
                Map.entry("SMTP_FROM", "webchat@example.com")));

        assertThat(settings.dataFolder()).isEqualTo(Path.of("./data/bridge.db"));
        assertThat(settings.uploadFolder()).isEqualTo(Path.of("./pchat_uploads"));
        assertThat(settings.get(RelaySettings.SMTP_PASSWORD)).contains(new Secret("change-me"));
    }

    @ParameterizedTest
    @CsvSource({"'', '', 5110", "1, '', 1", "'', 2, 2", "1, 2, 2", "1, 0, 0"})
    void relayPortShouldGoBeforePort(String port, String relayPort, int effective) {
        assertThat(Settings.from(Map.of("PORT", port, "WEBCHAT_RELAY_PORT", relayPort))
                        .port())
                .isEqualTo(effective);
    }

    /** Blank counts as not given. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 5110, DEFAULT",
                "-, 1, 1, FILE",
                "2, -, 2, ENVIRONMENT",
                "2, 1, 2, ENVIRONMENT",
                "' ', 1, 1, FILE",
                "2, ' ', 2, ENVIRONMENT",
                "'', '', 5110, DEFAULT"
            })
    void environmentShouldGoBeforeFile(@Nullable String environment, @Nullable String file, int port, Origin origin)
            throws IOException {
        Path envFile = Files.writeString(folder.resolve(".env.local"), file == null ? "" : "PORT=" + file);

        Settings settings = Settings.load(environment == null ? Map.of() : Map.of("PORT", environment), envFile);

        assertThat(settings.get(RelaySettings.PORT)).isEqualTo(port);
        assertThat(settings.origin(RelaySettings.PORT)).isEqualTo(origin);
    }

    @Test
    void anAbsentFileShouldBeNoProblem() {
        assertThat(Settings.load(Map.of(), folder.resolve("none")).port()).isEqualTo(5110);
        assertThat(Settings.load(Map.of(), null).port()).isEqualTo(5110);
    }

    @Test
    void namesOfOthersShouldBeIgnored() {
        Settings settings = Settings.from(Map.of("PATH", "/bin", "WEBCHAT_CLI_PROFILE", "x", "pchat_x", "y"));

        assertThat(settings.toString()).doesNotContain("PATH =", "PROFILE", "pchat_x");
    }

    @Test
    void everyProblemShouldBeNamedAtOnce() throws IOException {
        Path envFile = Files.writeString(folder.resolve(".env.local"), "oops\nPCHAT_ADMIN_EMAIL=a@example.com\n");
        Map<String, String> environment = Map.of(
                "PORT", "99999",
                "WEBCHAT_LOG_FORMAT", "xml",
                "PCHAT_SESSION_TTL_SEC", "soon",
                "WEBCHAT_FROBNICATE_EVERYTHING", "hunter2",
                "WEBCHAT_DATABASE_URL", "mysql://me:hunter2@example.com");

        List<String> problems = problemsOf(() -> Settings.load(environment, envFile));

        assertThat(problems)
                .containsExactly(
                        envFile + " line 1: expects NAME=value, or # before a comment",
                        "PCHAT_ADMIN_EMAIL is not a setting; did you mean PCHAT_ADMIN_EMAILS? (from the file)",
                        "WEBCHAT_FROBNICATE_EVERYTHING is not a setting; remove it (from the environment)",
                        "PORT expects a whole number from 0 to 65535; the environment says \"99999\"",
                        "WEBCHAT_DATABASE_URL expects a JDBC address like"
                                + " jdbc:postgresql://db.example.com:5432/webchat; the environment says [REDACTED]",
                        "PCHAT_SESSION_TTL_SEC expects seconds, or a time like 30s, 10m, 2h, 7d, from 0s to 3650d;"
                                + " the environment says \"soon\"",
                        "WEBCHAT_LOG_FORMAT expects one of text, json; the environment says \"xml\"");
    }

    @Test
    void theMessageShouldCountTheProblems() {
        assertThat(new InvalidSettings(List.of("a"))).hasMessage("1 setting is wrong:\n  - a");
        assertThat(new InvalidSettings(List.of("a", "b"))).hasMessage("2 settings are wrong:\n  - a\n  - b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void developmentModeShouldBeAllowedOnLoopback(String host) {
        Settings settings = Settings.from(Map.of("PCHAT_DEV_EXPOSE_CODES", "true", "HOST", host));

        assertThat(settings.get(RelaySettings.PCHAT_DEV_EXPOSE_CODES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "192.168.0.1", "relay.example.com", "127.0.0.1.example.com", "999.1.1.1", "0"})
    void developmentModeShouldBeRefusedElsewhere(String host) {
        assertThat(problemsOf(() -> Settings.from(Map.of("PCHAT_DEV_EXPOSE_CODES", "true", "HOST", host))))
                .singleElement()
                .asString()
                .startsWith("PCHAT_DEV_EXPOSE_CODES shows login codes")
                .contains("loopback address like 127.0.0.1; HOST is \"" + host + "\"");
        assertThat(Settings.from(Map.of("HOST", host)).get(RelaySettings.HOST)).isEqualTo(host);
    }

    @Test
    void aGatewayShouldBeForAPhone() {
        assertThat(problemsOf(() -> Settings.from(Map.of("WEBCHAT_NTFY_URL", "https://ntfy.example.com"))))
                .containsExactly("WEBCHAT_NTFY_URL expects WEBCHAT_PHONE_ID and WEBCHAT_PHONE_OWNER: the phone that"
                        + " the gateway is for");
    }

    @Test
    void mailShouldHaveASenderAndAWholeSignIn() {
        assertThat(problemsOf(() -> Settings.from(Map.of("SMTP_HOST", "smtp.example.com", "SMTP_USERNAME", "me"))))
                .containsExactly(
                        "SMTP_HOST expects SMTP_FROM: mail needs a sender, like webchat@example.com",
                        "SMTP_USERNAME and SMTP_PASSWORD expect each other; give both or neither");
        assertThat(Settings.from(Map.of(
                                "SMTP_HOST",
                                "smtp.example.com",
                                "SMTP_USERNAME",
                                "me@example.com",
                                "SMTP_PASSWORD",
                                "x"))
                        .get(RelaySettings.SMTP_FROM))
                .isEmpty();
    }

    @Test
    void aDataFolderThatIsAFileShouldBeRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("bridge.db"), "SQLite");

        assertThat(problemsOf(() -> Settings.from(Map.of("BRIDGE_DB_PATH", file.toString()))))
                .containsExactly("BRIDGE_DB_PATH expects a folder, and \"" + file
                        + "\" is a file; move it away or name another folder");
        assertThat(Settings.from(Map.of("BRIDGE_DB_PATH", folder.toString())).dataFolder())
                .isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "PCHAT_ADMIN_EMAILS, not-an-email",
        "PCHAT_AUTH_ALLOWED_EMAILS, 'a@example.com,b'",
        "PCHAT_AUTH_ALLOWED_DOMAINS, @example.com",
        "WEBCHAT_CORS_ORIGINS, example.com",
        "WEBCHAT_CORS_ORIGINS, https://example.com/",
        "SMTP_PORT, 0",
        "WEBCHAT_ADMIN_PORT, -1",
        "QUEUE_HOUSEKEEPING_INTERVAL_SEC, 0",
        "WEBCHAT_MAX_BODY_BYTES, 1023",
        "WEBCHAT_MAX_UPLOAD_BYTES, 0"
    })
    void whatIsOutOfRangeShouldBeNamed(String name, String text) {
        assertThat(problemsOf(() -> Settings.from(Map.of(name, text))))
                .singleElement()
                .asString()
                .startsWith(name + " expects ")
                .endsWith("; the program says \"" + text + '"');
    }

    @Test
    void printedSettingsShouldHideSecretsAndTellOrigins() throws IOException {
        Path envFile = Files.writeString(folder.resolve(".env.local"), "SMTP_PASSWORD=hunter2\n");

        String printed =
                Settings.load(Map.of("HOST", "127.0.0.2"), envFile).toString().replaceAll(" +", " ");

        assertThat(printed.lines()).hasSize(RelaySettings.all().size());
        assertThat(printed)
                .doesNotContain("hunter2")
                .contains("HOST = 127.0.0.2 (environment)")
                .contains("SMTP_PASSWORD = [REDACTED] (file)")
                .contains("WEBCHAT_DATABASE_PASSWORD = (default)")
                .contains("PORT = 5110 (default)");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PCHAT_ADMIN_EMAIL, PCHAT_ADMIN_EMAILS",
                "WEBCHAT_LOGLEVEL, WEBCHAT_LOG_LEVEL",
                "PCHAT_UPLOAD_DRI, PCHAT_UPLOAD_DIR",
                "WEBCHAT_PORT, -",
                "WEBCHAT_, -"
            })
    void aMistypedNameShouldBeRecognized(String typed, @Nullable String meant) {
        List<String> known = RelaySettings.all().stream().map(Setting::name).toList();

        assertThat(NearestName.of(typed, known).orElse(null)).isEqualTo(meant);
    }

    private static List<String> problemsOf(ThrowingCallable call) {
        return catchThrowableOfType(InvalidSettings.class, call).problems();
    }
}
