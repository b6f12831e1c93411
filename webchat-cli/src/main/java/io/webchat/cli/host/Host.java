package io.webchat.cli.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.Environment;
import io.webchat.cli.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The programs that AI sessions run in, and where each keeps its servers and hooks. */
enum Host {
    CLAUDE_CODE,
    CLAUDE_DESKTOP,
    CURSOR,
    CODEX,
    VSCODE,
    GEMINI,
    WINDSURF,
    CONTINUE,
    ZED;

    static final String TOKEN = "WEBCHAT_TOKEN";

    /**
     * What to enter.
     *
     * @param program the command line's own path
     * @param persona who the host acts as
     * @param http whether the host calls the relay itself, with a token from its environment
     * @param project whether it goes into the current folder's files
     * @param wake whether hooks wake a session that waits
     */
    record Wish(
            Environment environment,
            String program,
            String persona,
            String relay,
            boolean http,
            boolean project,
            boolean wake) {
        /** The words after the program that make it act as the persona. */
        List<String> words(String... command) {
            List<String> words = new ArrayList<>(List.of("--persona", persona));
            words.addAll(List.of(command));
            return words;
        }
    }

    static Host parse(String name) {
        for (Host host : values()) {
            if (host.word().equals(name)) {
                return host;
            }
        }
        throw CliException.usage("'" + name + "' is no known host. Give one of " + names() + ".");
    }

    static String names() {
        List<String> names = new ArrayList<>();
        for (Host host : values()) {
            names.add(host.word());
        }
        return String.join(", ", names);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether hooks are entered unless the user says otherwise: where waiting doesn't hold the session's turn. */
    boolean wakesByDefault() {
        return this == CLAUDE_CODE;
    }

    List<FileChange> changes(Wish wish) {
        List<FileChange> changes = new ArrayList<>();
        changes.add(new FileChange(serverFile(wish), "the MCP server " + HostEdits.NAME, serverEdit(wish)));
        if (wish.wake()) {
            changes.add(HostHooks.of(this, wish));
        }
        return changes;
    }

    private FileChange.Edit serverEdit(Wish wish) {
        ObjectNode server = wish.http() ? httpServer(wish.relay() + "/mcp") : stdioServer(wish);
        return switch (this) {
            case CODEX -> HostEdits.tomlServer("mcp_servers", server);
            case VSCODE -> HostEdits.jsonServer("servers", server);
            case ZED -> HostEdits.jsonServer("context_servers", server);
            case CONTINUE -> HostEdits.wholeFile(continueFile(wish));
            default -> HostEdits.jsonServer("mcpServers", server);
        };
    }

    private ObjectNode stdioServer(Wish wish) {
        ObjectNode server = Json.object();
        if (this == CLAUDE_CODE || this == VSCODE) {
            server.put("type", "stdio");
        }
        Json.put(server, "command", wish.program());
        Json.put(server, "args", wish.words("mcp"));
        return server;
    }

    private ObjectNode httpServer(String url) {
        return switch (this) {
            case CLAUDE_CODE -> Json.object("type", "http", "url", url, "headers", bearer("${" + TOKEN + "}"));
            case GEMINI -> Json.object("type", "http", "url", url, "headers", bearer("$" + TOKEN));
            case CURSOR -> Json.object("url", url, "headers", bearer("${env:" + TOKEN + "}"));
            case WINDSURF -> Json.object("serverUrl", url, "headers", bearer("${env:" + TOKEN + "}"));
            case CODEX -> Json.object("url", url, "bearer_token_env_var", TOKEN);
            default ->
                throw CliException.usage(word() + " can't take a token from its environment. Leave --http out: then it"
                        + " runs 'webchat mcp', and the token stays in its own file.");
        };
    }

    private static JsonNode bearer(String reference) {
        return Json.object("Authorization", "Bearer " + reference);
    }

    private static String continueFile(Wish wish) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("name: WebChat\nversion: 0.0.1\nschema: v1\nmcpServers:\n  - name: webchat\n    command: ");
        yaml.append(Json.write(Json.object().textNode(wish.program()))).append("\n    args:\n");
        wish.words("mcp")
                .forEach(word -> yaml.append("      - ")
                        .append(Json.write(Json.object().textNode(word)))
                        .append('\n'));
        return yaml.toString();
    }

    private Path serverFile(Wish wish) {
        Path home = wish.environment().home();
        Path folder = wish.environment().folder();
        if (wish.project()) {
            return switch (this) {
                case CLAUDE_CODE -> folder.resolve(".mcp.json");
                case VSCODE -> folder.resolve(".vscode/mcp.json");
                case CURSOR -> folder.resolve(".cursor/mcp.json");
                case GEMINI -> folder.resolve(".gemini/settings.json");
                case CODEX -> folder.resolve(".codex/config.toml");
                case CONTINUE -> folder.resolve(".continue/mcpServers/webchat.yaml");
                case ZED -> folder.resolve(".zed/settings.json");
                default -> throw CliException.usage(word() + " has no files of a project. Leave --project out.");
            };
        }
        return switch (this) {
            case CLAUDE_CODE -> home.resolve(".claude.json");
            case CLAUDE_DESKTOP ->
                applicationFolder(wish.environment(), "Claude").resolve("claude_desktop_config.json");
            case CURSOR -> home.resolve(".cursor/mcp.json");
            case CODEX -> codexHome(wish.environment()).resolve("config.toml");
            case VSCODE -> applicationFolder(wish.environment(), "Code").resolve("User/mcp.json");
            case GEMINI -> home.resolve(".gemini/settings.json");
            case WINDSURF -> home.resolve(".codeium/windsurf/mcp_config.json");
            case CONTINUE -> home.resolve(".continue/mcpServers/webchat.yaml");
            case ZED -> configFolder(wish.environment()).resolve("zed/settings.json");
        };
    }

    static Path codexHome(Environment environment) {
        String own = environment.get("CODEX_HOME");
        return own == null ? environment.home().resolve(".codex") : environment.path(own);
    }

    private static Path applicationFolder(Environment environment, String name) {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Mac")) {
            return environment.home().resolve("Library/Application Support").resolve(name);
        }
        String appData = environment.get("APPDATA");
        return system.startsWith("Windows") && appData != null
                ? Path.of(appData).resolve(name)
                : configFolder(environment).resolve(name);
    }

    private static Path configFolder(Environment environment) {
        String config = environment.get("XDG_CONFIG_HOME");
        return config == null ? environment.home().resolve(".config") : environment.path(config);
    }
}
