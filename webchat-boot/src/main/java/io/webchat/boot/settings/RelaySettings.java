package io.webchat.boot.settings;

import static io.webchat.boot.settings.Setting.Group.ACCESS;
import static io.webchat.boot.settings.Setting.Group.BRIDGE;
import static io.webchat.boot.settings.Setting.Group.CALLS;
import static io.webchat.boot.settings.Setting.Group.LANGUAGE;
import static io.webchat.boot.settings.Setting.Group.LIFETIMES;
import static io.webchat.boot.settings.Setting.Group.LIMITS;
import static io.webchat.boot.settings.Setting.Group.LISTENING;
import static io.webchat.boot.settings.Setting.Group.LOGGING;
import static io.webchat.boot.settings.Setting.Group.MAIL;
import static io.webchat.boot.settings.Setting.Group.STORAGE;
import static io.webchat.boot.settings.SettingType.bool;
import static io.webchat.boot.settings.SettingType.bytes;
import static io.webchat.boot.settings.SettingType.choice;
import static io.webchat.boot.settings.SettingType.duration;
import static io.webchat.boot.settings.SettingType.integer;
import static io.webchat.boot.settings.SettingType.list;
import static io.webchat.boot.settings.SettingType.path;
import static io.webchat.boot.settings.SettingType.secret;
import static io.webchat.boot.settings.SettingType.text;
import static io.webchat.boot.settings.SettingType.webAddress;

import io.webchat.adapter.language.CommandTemplate;
import io.webchat.adapter.mail.SmtpSecurity;
import io.webchat.adapter.rest.http.IpNetwork;
import io.webchat.application.limits.Allowance;
import io.webchat.application.limits.RateLimit;
import io.webchat.domain.agents.AgentControl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The table of every setting. A constant added here is known, checked, printed, and wanted by the documentation. */
public final class RelaySettings {
    // Filled by the constants below, so it stands first.
    private static final List<Setting<?>> ALL = new ArrayList<>();

    private static final int MAX_PORT = 65_535;
    /** Ten years: long enough for any expiry, short enough for every clock and column. */
    private static final Duration MAX = Duration.ofDays(3_650);

    private static final SettingType<Integer> ANY_PORT = integer(0, MAX_PORT);
    private static final SettingType<Duration> EXPIRY = duration(Duration.ZERO, MAX);
    private static final SettingType<List<String>> EMAILS =
            list(matches("[^@\\s]+@[^@\\s]+"), "email addresses between commas");
    private static final SettingType<List<String>> DOMAINS =
            list(matches("[A-Za-z0-9.-]+"), "domains between commas, like example.com,example.org");
    private static final SettingType<List<String>> ORIGINS =
            list(matches("\\*|https?://[^/?#@\\s]+"), "origins between commas, like https://app.example.com, or *");
    private static final SettingType<List<String>> STUN_URLS =
            list(matches("stuns?:[^\\s,]+"), "addresses between commas, like stun:stun.example.com:3478");
    private static final SettingType<List<String>> TURN_URLS =
            list(matches("turns?:[^\\s,]+"), "addresses between commas, like turn:turn.example.com:3478");
    private static final SettingType<List<String>> HOSTS =
            list(matches("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?"), "hosts between commas, without ports");
    private static final SettingType<List<String>> NETWORKS = list(
            text -> IpNetwork.parse(text).isPresent(),
            "addresses and networks between commas, like 127.0.0.1,10.0.0.0/8,::1");
    private static final SettingType<String> SENDER = text(
            Pattern.compile("[^<>@\\s]+@[^<>@\\s]+|[^<>\\r\\n]*<[^<>@\\s]+@[^<>@\\s]+>"),
            "an address like webchat@example.com, or with a name: Our relay <webchat@example.com>");
    private static final SettingType<Secret> JDBC_URL = secret(
            Pattern.compile("jdbc:postgresql:.+"), "a JDBC address like jdbc:postgresql://db.example.com:5432/webchat");

    public static final Setting<String> HOST =
            of("HOST", LISTENING, text(), "127.0.0.1", "Address to listen on; `0.0.0.0` for every one of the machine");
    public static final Setting<Integer> PORT =
            of("PORT", LISTENING, ANY_PORT, "5110", "Port to listen on; 0 takes any free one");
    public static final Setting<Optional<Integer>> WEBCHAT_RELAY_PORT =
            optional("WEBCHAT_RELAY_PORT", LISTENING, ANY_PORT, "Goes before `PORT` when given");
    public static final Setting<Boolean> WEBCHAT_STRICT_PORT = of(
            "WEBCHAT_STRICT_PORT",
            LISTENING,
            bool(),
            "false",
            "Whether a busy port stops the start; otherwise the next free one is taken and printed");
    public static final Setting<Optional<URI>> WEBCHAT_PUBLIC_URL = optional(
            "WEBCHAT_PUBLIC_URL",
            LISTENING,
            webAddress(),
            "Where people reach the relay, behind a proxy for instance; absent: the address it listens on");
    public static final Setting<List<String>> WEBCHAT_TRUSTED_PROXIES = of(
            "WEBCHAT_TRUSTED_PROXIES",
            LISTENING,
            NETWORKS,
            "",
            "Reverse proxies whose `Forwarded` and `X-Forwarded-For`, `-Proto` and `-Host` headers count; empty: none");
    public static final Setting<Integer> WEBCHAT_ADMIN_PORT =
            of("WEBCHAT_ADMIN_PORT", LISTENING, ANY_PORT, "0", "Port for metrics on the loopback address; 0 for none");
    public static final Setting<List<String>> WEBCHAT_CORS_ORIGINS =
            of("WEBCHAT_CORS_ORIGINS", LISTENING, ORIGINS, "", "Web pages of other origins that may call the relay");

    public static final Setting<Path> BRIDGE_DB_PATH = of(
            "BRIDGE_DB_PATH",
            STORAGE,
            path(),
            "./data",
            "The data folder; a name such as `./data/bridge.db` is taken as a folder's too");
    public static final Setting<Optional<Path>> PCHAT_UPLOAD_DIR = optional(
            "PCHAT_UPLOAD_DIR", STORAGE, path(), "Folder of uploaded files; absent: `uploads` in the data folder");
    public static final Setting<Optional<Secret>> WEBCHAT_DATABASE_URL = optional(
            "WEBCHAT_DATABASE_URL",
            STORAGE,
            JDBC_URL,
            "JDBC address of a PostgreSQL 14 or newer; absent: the built-in one in the data folder");
    public static final Setting<Optional<String>> WEBCHAT_DATABASE_USER =
            optional("WEBCHAT_DATABASE_USER", STORAGE, text(), "User at `WEBCHAT_DATABASE_URL`");
    public static final Setting<Optional<Secret>> WEBCHAT_DATABASE_PASSWORD =
            optional("WEBCHAT_DATABASE_PASSWORD", STORAGE, secret(), "Password at `WEBCHAT_DATABASE_URL`");

    public static final Setting<Boolean> PCHAT_FREE_MODE_ENABLED = of(
            "PCHAT_FREE_MODE_ENABLED",
            ACCESS,
            bool(),
            "true",
            "Whether people may sign in with an email address alone, with no phone bridge");
    public static final Setting<Boolean> PCHAT_DEV_EXPOSE_CODES = of(
            "PCHAT_DEV_EXPOSE_CODES",
            ACCESS,
            bool(),
            "false",
            "Development mode: login codes are in the answer; only while `HOST` is a loopback address");
    public static final Setting<Boolean> PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN = of(
            "PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN",
            ACCESS,
            bool(),
            "true",
            "Whether a download needs a session or the file's own token");
    public static final Setting<List<String>> PCHAT_AUTH_ALLOWED_EMAILS = of(
            "PCHAT_AUTH_ALLOWED_EMAILS",
            ACCESS,
            EMAILS,
            "",
            "Who may sign in without being approved; with `PCHAT_AUTH_ALLOWED_DOMAINS` empty too: everybody");
    public static final Setting<List<String>> PCHAT_AUTH_ALLOWED_DOMAINS = of(
            "PCHAT_AUTH_ALLOWED_DOMAINS",
            ACCESS,
            DOMAINS,
            "",
            "Mail domains whose people may sign in without being approved");
    public static final Setting<List<String>> PCHAT_ADMIN_EMAILS =
            of("PCHAT_ADMIN_EMAILS", ACCESS, EMAILS, "", "Who administers the relay");
    public static final Setting<List<String>> PCHAT_ADMIN_DOMAINS =
            of("PCHAT_ADMIN_DOMAINS", ACCESS, DOMAINS, "", "Mail domains whose people administer the relay");

    public static final Setting<List<String>> WEBCHAT_CALLBACK_ALLOWED_HOSTS = of(
            "WEBCHAT_CALLBACK_ALLOWED_HOSTS",
            ACCESS,
            HOSTS,
            "",
            "Hosts that callbacks and the gateways of phones may call though they are private or this machine itself,"
                    + " as names or IP addresses");

    public static final Setting<Optional<String>> SMTP_HOST =
            optional("SMTP_HOST", MAIL, text(), "Mail server; absent: login codes stand on the console");
    public static final Setting<Integer> SMTP_PORT =
            of("SMTP_PORT", MAIL, integer(1, MAX_PORT), "587", "Port of the mail server");
    public static final Setting<Optional<String>> SMTP_USERNAME =
            optional("SMTP_USERNAME", MAIL, text(), "User at the mail server; absent: none is named");
    public static final Setting<Optional<Secret>> SMTP_PASSWORD =
            optional("SMTP_PASSWORD", MAIL, secret(), "Password at the mail server");
    public static final Setting<Optional<String>> SMTP_FROM =
            optional("SMTP_FROM", MAIL, SENDER, "Sender of the mails; absent: `SMTP_USERNAME`, if that is an address");
    public static final Setting<SmtpSecurity> SMTP_SECURITY = of(
            "SMTP_SECURITY",
            MAIL,
            choice(SmtpSecurity.class),
            "auto",
            "`auto`: TLS on port 465, STARTTLS elsewhere, plain only to the machine itself");

    public static final Setting<Optional<Secret>> PHONE_RELAY_API_KEY = optional(
            "PHONE_RELAY_API_KEY",
            BRIDGE,
            secret(Pattern.compile(".{16,200}"), "a key of 16 to 200 characters"),
            "Key with which programs send by every phone, besides those that admins make");
    public static final Setting<Optional<String>> WEBCHAT_PHONE_ID = optional(
            "WEBCHAT_PHONE_ID",
            BRIDGE,
            text(Pattern.compile("[A-Za-z0-9._-]{1,64}"), "1 to 64 letters, digits, dots, underscores or hyphens"),
            "A phone that is there without an admin's doing, for the gateways below; absent: none");
    public static final Setting<Optional<String>> WEBCHAT_PHONE_OWNER = optional(
            "WEBCHAT_PHONE_OWNER",
            BRIDGE,
            text(Pattern.compile("[^@\\s]+@[^@\\s]+"), "an email address"),
            "Mailbox of that phone's owner");
    public static final Setting<Optional<URI>> WEBCHAT_SMSGATE_URL = optional(
            "WEBCHAT_SMSGATE_URL",
            BRIDGE,
            webAddress(),
            "SMS of that phone by an SMS Gateway for Android, like `https://api.sms-gate.app/3rdparty/v1`");
    public static final Setting<Optional<String>> WEBCHAT_SMSGATE_USERNAME =
            optional("WEBCHAT_SMSGATE_USERNAME", BRIDGE, text(), "User at `WEBCHAT_SMSGATE_URL`");
    public static final Setting<Optional<Secret>> WEBCHAT_SMSGATE_PASSWORD =
            optional("WEBCHAT_SMSGATE_PASSWORD", BRIDGE, secret(), "Password at `WEBCHAT_SMSGATE_URL`");
    public static final Setting<Optional<Secret>> WEBCHAT_SMSGATE_WEBHOOK_KEY = optional(
            "WEBCHAT_SMSGATE_WEBHOOK_KEY", BRIDGE, secret(), "Key with which the phone signs what it calls us with");
    public static final Setting<Optional<Secret>> WEBCHAT_TELEGRAM_BOT_TOKEN =
            optional("WEBCHAT_TELEGRAM_BOT_TOKEN", BRIDGE, secret(), "Telegram of that phone by this bot");
    public static final Setting<Optional<Secret>> WEBCHAT_TELEGRAM_WEBHOOK_SECRET = optional(
            "WEBCHAT_TELEGRAM_WEBHOOK_SECRET",
            BRIDGE,
            secret(),
            "Given when the bot has a webhook; absent: the relay asks Telegram for what comes in");
    public static final Setting<Optional<URI>> WEBCHAT_TELEGRAM_API_ROOT = optional(
            "WEBCHAT_TELEGRAM_API_ROOT", BRIDGE, webAddress(), "A Bot API server of one's own; absent: Telegram's");
    public static final Setting<Optional<Secret>> WEBCHAT_WHATSAPP_ACCESS_TOKEN =
            optional("WEBCHAT_WHATSAPP_ACCESS_TOKEN", BRIDGE, secret(), "WhatsApp of that phone by the Cloud API");
    public static final Setting<Optional<String>> WEBCHAT_WHATSAPP_PHONE_NUMBER_ID = optional(
            "WEBCHAT_WHATSAPP_PHONE_NUMBER_ID", BRIDGE, text(), "Id of the number at WhatsApp; not the number itself");
    public static final Setting<Optional<Secret>> WEBCHAT_WHATSAPP_APP_SECRET = optional(
            "WEBCHAT_WHATSAPP_APP_SECRET", BRIDGE, secret(), "With which WhatsApp signs what it calls us with");
    public static final Setting<Optional<Secret>> WEBCHAT_WHATSAPP_VERIFY_TOKEN = optional(
            "WEBCHAT_WHATSAPP_VERIFY_TOKEN", BRIDGE, secret(), "What WhatsApp shows when its webhook is set up");
    public static final Setting<Optional<URI>> WEBCHAT_WHATSAPP_API_ROOT = optional(
            "WEBCHAT_WHATSAPP_API_ROOT",
            BRIDGE,
            webAddress(),
            "Another root of the Cloud API; absent: `https://graph.facebook.com/v23.0`");
    public static final Setting<Optional<URI>> WEBCHAT_NTFY_URL =
            optional("WEBCHAT_NTFY_URL", BRIDGE, webAddress(), "Notices of that phone by this ntfy server");
    public static final Setting<Optional<String>> WEBCHAT_NTFY_TOPIC =
            optional("WEBCHAT_NTFY_TOPIC", BRIDGE, text(), "Topic of all notices; absent: the recipient is the topic");
    public static final Setting<Optional<Secret>> WEBCHAT_NTFY_TOKEN =
            optional("WEBCHAT_NTFY_TOKEN", BRIDGE, secret(), "Token at `WEBCHAT_NTFY_URL`; absent: none is shown");
    public static final Setting<Optional<URI>> WEBCHAT_PHONERELAY_URL = optional(
            "WEBCHAT_PHONERELAY_URL",
            BRIDGE,
            webAddress(),
            "Another relay that has the phone, for SMS, WhatsApp, Telegram and notices that none of these carries");
    public static final Setting<Optional<Secret>> WEBCHAT_PHONERELAY_API_KEY =
            optional("WEBCHAT_PHONERELAY_API_KEY", BRIDGE, secret(), "Client key at that relay");
    public static final Setting<Optional<String>> WEBCHAT_PHONERELAY_PHONE_ID =
            optional("WEBCHAT_PHONERELAY_PHONE_ID", BRIDGE, text(), "The phone's id at that relay");

    public static final Setting<List<String>> WEBCHAT_STUN_URLS =
            of("WEBCHAT_STUN_URLS", CALLS, STUN_URLS, "", "STUN servers that browsers ask for their own address");
    public static final Setting<List<String>> WEBCHAT_TURN_URLS =
            of("WEBCHAT_TURN_URLS", CALLS, TURN_URLS, "", "TURN servers that relay calls between closed networks");
    public static final Setting<Optional<Secret>> WEBCHAT_TURN_SECRET = optional(
            "WEBCHAT_TURN_SECRET",
            CALLS,
            secret(Pattern.compile(".{8,}"), "the TURN server's shared secret, 8 characters or more"),
            "What the TURN server knows as its shared secret (`static-auth-secret` of coturn)");

    public static final Setting<List<String>> WEBCHAT_TRANSLATE_ENGINES = of(
            "WEBCHAT_TRANSLATE_ENGINES",
            LANGUAGE,
            engines("libretranslate", "deepl", "command"),
            "",
            "What translates, tried in this order; empty: nothing is translated");
    public static final Setting<Optional<URI>> WEBCHAT_LIBRETRANSLATE_URL =
            optional("WEBCHAT_LIBRETRANSLATE_URL", LANGUAGE, webAddress(), "The LibreTranslate server");
    public static final Setting<Optional<Secret>> WEBCHAT_LIBRETRANSLATE_API_KEY =
            optional("WEBCHAT_LIBRETRANSLATE_API_KEY", LANGUAGE, secret(), "Its key, where it wants one");
    public static final Setting<Optional<URI>> WEBCHAT_DEEPL_URL = optional(
            "WEBCHAT_DEEPL_URL",
            LANGUAGE,
            webAddress(),
            "DeepL's host; absent: `https://api-free.deepl.com` for a key that ends in `:fx`, else"
                    + " `https://api.deepl.com`");
    public static final Setting<Optional<Secret>> WEBCHAT_DEEPL_API_KEY =
            optional("WEBCHAT_DEEPL_API_KEY", LANGUAGE, secret(), "The key for DeepL");
    public static final Setting<Optional<CommandTemplate>> WEBCHAT_TRANSLATE_COMMAND = optional(
            "WEBCHAT_TRANSLATE_COMMAND",
            LANGUAGE,
            command(CommandTemplate.Task.TRANSLATE, "{source} {target} (es) {source3} {target3} (spa)"),
            "Reads a text and prints it translated, like `apertium -u eng-{target3}`");
    public static final Setting<List<String>> WEBCHAT_TRANSCRIBE_ENGINES = of(
            "WEBCHAT_TRANSCRIBE_ENGINES",
            LANGUAGE,
            engines("openai", "command"),
            "",
            "What writes out speech, tried in this order; empty: nothing is written out");
    public static final Setting<Optional<URI>> WEBCHAT_TRANSCRIBE_URL = optional(
            "WEBCHAT_TRANSCRIBE_URL",
            LANGUAGE,
            webAddress(),
            "A server with OpenAI's transcription call, with its `/v1`, like `http://127.0.0.1:8000/v1`");
    public static final Setting<Optional<Secret>> WEBCHAT_TRANSCRIBE_API_KEY =
            optional("WEBCHAT_TRANSCRIBE_API_KEY", LANGUAGE, secret(), "Its key, where it wants one");
    public static final Setting<String> WEBCHAT_TRANSCRIBE_MODEL =
            of("WEBCHAT_TRANSCRIBE_MODEL", LANGUAGE, text(), "whisper-1", "The model that it is to use");
    public static final Setting<Optional<CommandTemplate>> WEBCHAT_TRANSCRIBE_COMMAND = optional(
            "WEBCHAT_TRANSCRIBE_COMMAND",
            LANGUAGE,
            command(CommandTemplate.Task.TRANSCRIBE, "{input} {language} (es or auto) {language3}"),
            "Prints what is said in a WAVE file, like `whisper-cli -m model.bin -l {language} -np -nt -f {input}`");
    public static final Setting<Long> WEBCHAT_TRANSCRIBE_MAX_BYTES = of(
            "WEBCHAT_TRANSCRIBE_MAX_BYTES", LANGUAGE, bytes(1, 1L << 30), "25MB", "Largest sound that is written out");
    public static final Setting<List<String>> WEBCHAT_SPEAK_ENGINES = of(
            "WEBCHAT_SPEAK_ENGINES",
            LANGUAGE,
            engines("openai", "command"),
            "",
            "What reads aloud, tried in this order; empty: nothing is read aloud");
    public static final Setting<Optional<URI>> WEBCHAT_SPEAK_URL = optional(
            "WEBCHAT_SPEAK_URL",
            LANGUAGE,
            webAddress(),
            "A server with OpenAI's speech call, with its `/v1`, like `http://127.0.0.1:8000/v1`");
    public static final Setting<Optional<Secret>> WEBCHAT_SPEAK_API_KEY =
            optional("WEBCHAT_SPEAK_API_KEY", LANGUAGE, secret(), "Its key, where it wants one");
    public static final Setting<String> WEBCHAT_SPEAK_MODEL =
            of("WEBCHAT_SPEAK_MODEL", LANGUAGE, text(), "tts-1", "The model that it is to use");
    public static final Setting<String> WEBCHAT_SPEAK_VOICE =
            of("WEBCHAT_SPEAK_VOICE", LANGUAGE, text(), "alloy", "Its voice where a call names none");
    public static final Setting<Optional<CommandTemplate>> WEBCHAT_SPEAK_COMMAND = optional(
            "WEBCHAT_SPEAK_COMMAND",
            LANGUAGE,
            command(CommandTemplate.Task.SPEAK, "{output} {language} (es) {language3} {voice}"),
            "Reads a text and writes or prints a sound, like `espeak-ng -v {language} --stdin -w {output}`");
    public static final Setting<String> WEBCHAT_FFMPEG_COMMAND = of(
            "WEBCHAT_FFMPEG_COMMAND",
            LANGUAGE,
            text(),
            "ffmpeg",
            "The ffmpeg that converts sounds for engines that don't read them");
    public static final Setting<Duration> WEBCHAT_LANGUAGE_TIMEOUT_SEC = of(
            "WEBCHAT_LANGUAGE_TIMEOUT_SEC",
            LANGUAGE,
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "60",
            "How long one call of an engine may take before the next one is tried");
    public static final Setting<Integer> WEBCHAT_LANGUAGE_COMMANDS_AT_ONCE = of(
            "WEBCHAT_LANGUAGE_COMMANDS_AT_ONCE",
            LANGUAGE,
            integer(1, 1_000),
            "2",
            "Commands for speech and translation that run at the same time; others wait their turn");

    public static final Setting<Duration> PCHAT_SESSION_TTL_SEC =
            of("PCHAT_SESSION_TTL_SEC", LIFETIMES, EXPIRY, "2592000", "Life of an unused session; 0: it never ends");
    public static final Setting<Duration> PCHAT_QUEUE_STALE_TTL_SEC = of(
            "PCHAT_QUEUE_STALE_TTL_SEC",
            LIFETIMES,
            EXPIRY,
            "604800",
            "How long an inbox keeps what nobody has read; 0: for ever");
    public static final Setting<Duration> QUEUE_STALE_TTL_SEC = of(
            "QUEUE_STALE_TTL_SEC",
            LIFETIMES,
            EXPIRY,
            "259200",
            "How long the phone bridge keeps what no phone has taken; 0: for ever");
    public static final Setting<Duration> QUEUE_HOUSEKEEPING_INTERVAL_SEC = of(
            "QUEUE_HOUSEKEEPING_INTERVAL_SEC",
            LIFETIMES,
            duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            "60",
            "Pause between two rounds of clearing what has expired");
    public static final Setting<Duration> PCHAT_UPLOAD_TTL_SEC =
            of("PCHAT_UPLOAD_TTL_SEC", LIFETIMES, EXPIRY, "2592000", "How long an uploaded file is kept; 0: for ever");

    public static final Setting<Duration> WEBCHAT_CALLBACK_LOG_TTL_SEC = of(
            "WEBCHAT_CALLBACK_LOG_TTL_SEC",
            LIFETIMES,
            EXPIRY,
            "604800",
            "How long it is shown what became of a callback's delivery; 0: for ever");

    public static final Setting<Duration> WEBCHAT_RECEIPT_TTL_SEC = of(
            "WEBCHAT_RECEIPT_TTL_SEC",
            LIFETIMES,
            EXPIRY,
            "7776000",
            "How long it is known exactly when a message was received and read; later, when a newer one was; 0: for"
                    + " ever");

    public static final Setting<Duration> WEBCHAT_AUDIT_TTL_SEC =
            of("WEBCHAT_AUDIT_TTL_SEC", LIFETIMES, EXPIRY, "31536000", "How long the audit is kept; 0: for ever");

    public static final Setting<Long> WEBCHAT_MAX_UPLOAD_BYTES =
            of("WEBCHAT_MAX_UPLOAD_BYTES", LIMITS, bytes(1, 1L << 40), "1GiB", "Largest file that can be uploaded");
    public static final Setting<Long> WEBCHAT_UPLOAD_QUOTA_BYTES = of(
            "WEBCHAT_UPLOAD_QUOTA_BYTES",
            LIMITS,
            bytes(1, 1L << 50),
            "20GiB",
            "What the files that one account has uploaded may hold together");
    public static final Setting<Long> WEBCHAT_MAX_BODY_BYTES = of(
            "WEBCHAT_MAX_BODY_BYTES",
            LIMITS,
            bytes(1L << 10, 1L << 30),
            "1MiB",
            "Largest body that is no upload; the longest text with every character escaped takes 192 kB");

    public static final Setting<Long> WEBCHAT_DISK_RESERVE_BYTES = of(
            "WEBCHAT_DISK_RESERVE_BYTES",
            LIMITS,
            bytes(1, 1L << 50),
            "512MiB",
            "Free space that uploads leave to messages on the disk of their folder");
    public static final Setting<Integer> WEBCHAT_MAX_CONNECTIONS = of(
            "WEBCHAT_MAX_CONNECTIONS",
            LIMITS,
            integer(0, 1_000_000),
            "0",
            "Most connections at the same time; 0: up to 20,000, as far as the process may open files");
    public static final Setting<Integer> WEBCHAT_MAX_CONNECTIONS_PER_NETWORK = of(
            "WEBCHAT_MAX_CONNECTIONS_PER_NETWORK",
            LIMITS,
            integer(1, 1_000_000),
            "2000",
            "Most of them from one IPv4 address or IPv6 /64; trusted proxies and the machine itself are exempt");
    public static final Setting<Duration> WEBCHAT_HEADER_TIMEOUT_SEC = of(
            "WEBCHAT_HEADER_TIMEOUT_SEC",
            LIMITS,
            duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            "10",
            "How long a request's headers may take as a whole");
    public static final Setting<Duration> WEBCHAT_BODY_TIMEOUT_SEC = of(
            "WEBCHAT_BODY_TIMEOUT_SEC",
            LIMITS,
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "60",
            "How long a body may take as a whole; an upload gets a second more for every 2 KiB");
    public static final Setting<Integer> WEBCHAT_MAX_REQUESTS_PER_SESSION = of(
            "WEBCHAT_MAX_REQUESTS_PER_SESSION",
            LIMITS,
            integer(2, 1_000_000),
            "256",
            "Most requests of one session at the same time, calls that wait among them");
    public static final Setting<Integer> WEBCHAT_MAX_REQUESTS_PER_ACCOUNT = of(
            "WEBCHAT_MAX_REQUESTS_PER_ACCOUNT",
            LIMITS,
            integer(2, 1_000_000),
            "1024",
            "Most requests of one account at the same time");
    public static final Setting<Integer> WEBCHAT_MAX_STREAMS_PER_SESSION = of(
            "WEBCHAT_MAX_STREAMS_PER_SESSION",
            LIMITS,
            integer(1, 1_000_000),
            "32",
            "Most event streams and sockets of one session");
    public static final Setting<Integer> WEBCHAT_MAX_STREAMS_PER_ACCOUNT = of(
            "WEBCHAT_MAX_STREAMS_PER_ACCOUNT",
            LIMITS,
            integer(1, 1_000_000),
            "256",
            "Most event streams and sockets of one account");

    public static final Setting<Integer> WEBCHAT_LOOP_LIMIT = of(
            "WEBCHAT_LOOP_LIMIT",
            LIMITS,
            integer(1, AgentControl.MAX_LOOP_LIMIT),
            "30",
            "How often automatic messages may answer each other without a person; an agent's owner can set another");
    public static final Setting<Integer> WEBCHAT_AGENT_MESSAGES_PER_HOUR = of(
            "WEBCHAT_AGENT_MESSAGES_PER_HOUR",
            LIMITS,
            integer(1, AgentControl.MAX_MESSAGES_PER_HOUR),
            "100000",
            "What one agent may send in an hour; its owner can set another");

    /** One for each limit on how often something may be done. */
    public static final Map<RateLimit, Setting<Integer>> RATE_LIMITS = rateLimits();

    public static final Setting<LogFormat> WEBCHAT_LOG_FORMAT = of(
            "WEBCHAT_LOG_FORMAT",
            LOGGING,
            choice(LogFormat.class),
            "text",
            "`text` for people, `json` for collectors; the log goes to standard error");
    public static final Setting<LogLevel> WEBCHAT_LOG_LEVEL =
            of("WEBCHAT_LOG_LEVEL", LOGGING, choice(LogLevel.class), "info", "The least urgent lines that are logged");
    public static final Setting<Boolean> WEBCHAT_ACCESS_LOG = of(
            "WEBCHAT_ACCESS_LOG",
            LOGGING,
            bool(),
            "false",
            "Whether each request is logged: caller's address, method, path, status, time, bytes, request id");
    public static final Setting<Optional<String>> WEBCHAT_JAVA_OPTS = optional(
            "WEBCHAT_JAVA_OPTS",
            LOGGING,
            text(),
            "More options for Java, such as `-Xmx2g`; read by `start_relay.sh` from the environment only");

    private RelaySettings() {}

    /** All of them, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    private static <T> Setting<T> of(
            String name, Setting.Group group, SettingType<T> type, String defaultText, String description) {
        return listed(Setting.withDefault(name, group, type, defaultText, description));
    }

    private static <T> Setting<Optional<T>> optional(
            String name, Setting.Group group, SettingType<T> type, String description) {
        return listed(Setting.optional(name, group, type, description));
    }

    private static <T> Setting<T> listed(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }

    private static SettingType<List<String>> engines(String... words) {
        return list(Set.of(words)::contains, "engines between commas, of " + String.join(", ", words));
    }

    private static SettingType<CommandTemplate> command(CommandTemplate.Task task, String places) {
        return new SettingType<>(
                "command",
                "a program and its arguments, with closed quotes and no places but " + places,
                false,
                text -> CommandTemplate.parse(text, task));
    }

    private static Predicate<String> matches(String shape) {
        return Pattern.compile(shape).asMatchPredicate();
    }

    private static Map<RateLimit, Setting<Integer>> rateLimits() {
        Map<RateLimit, Setting<Integer>> limits = new EnumMap<>(RateLimit.class);
        for (RateLimit limit : RateLimit.values()) {
            Allowance usual = limit.usual();
            limits.put(
                    limit,
                    of(
                            "WEBCHAT_LIMIT_" + limit.name(),
                            LIMITS,
                            integer(1, Integer.MAX_VALUE),
                            Integer.toString(usual.burst()),
                            "Most in " + usual.refill().toSeconds() + " seconds: " + limit.description()));
        }
        return limits;
    }
}
