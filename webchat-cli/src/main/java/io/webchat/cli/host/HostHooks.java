package io.webchat.cli.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.Json;
import java.nio.file.Path;
import java.util.List;

/** The hooks that wake a session, built on {@code webchat hook}. */
final class HostHooks {
    /** How long a hook beside the session may wait: a day. */
    private static final int BESIDE_SECONDS = 86_400;

    /** How long a hook that holds the end of a turn may wait. */
    private static final int HOLDING_SECONDS = 600;

    private static final int MARGIN_SECONDS = 20;
    private static final int LOOP_LIMIT = 10;

    private HostHooks() {}

    static FileChange of(Host host, Host.Wish wish) {
        return switch (host) {
            case CLAUDE_CODE -> claudeCode(wish);
            case CODEX -> codex(wish);
            case CURSOR -> cursor(wish);
            default ->
                throw CliException.usage(host.word() + " has no hook that wakes a session. Leave --wake out; its"
                        + " session waits with the tool wait_for_messages, or have 'webchat daemon' start it.");
        };
    }

    /** Beside the session: it goes on, and is woken when the hook ends with 2. */
    private static FileChange claudeCode(Host.Wish wish) {
        String command = command(wish, Host.CLAUDE_CODE, BESIDE_SECONDS - MARGIN_SECONDS);
        ObjectNode hook =
                Json.object("type", "command", "command", command, "asyncRewake", true, "timeout", BESIDE_SECONDS);
        Path file = wish.project()
                ? wish.environment().folder().resolve(".claude/settings.json")
                : wish.environment().home().resolve(".claude/settings.json");
        return new FileChange(
                file,
                "hooks that wake the session when something comes",
                HostEdits.hooks(
                        List.of("Stop", "SessionStart"), Json.object("hooks", List.of(hook)), "hook claude-code", 0));
    }

    private static FileChange codex(Host.Wish wish) {
        String command = command(wish, Host.CODEX, HOLDING_SECONDS - MARGIN_SECONDS);
        ObjectNode hook = Json.object("type", "command", "command", command, "timeout", HOLDING_SECONDS);
        Path file = wish.project()
                ? wish.environment().folder().resolve(".codex/hooks.json")
                : Host.codexHome(wish.environment()).resolve("hooks.json");
        return new FileChange(
                file,
                "a hook that holds the end of a turn until something comes (trust it in Codex)",
                HostEdits.hooks(List.of("Stop"), Json.object("hooks", List.of(hook)), "hook codex", 0));
    }

    private static FileChange cursor(Host.Wish wish) {
        String command = command(wish, Host.CURSOR, HOLDING_SECONDS - MARGIN_SECONDS);
        ObjectNode hook = Json.object("command", command, "timeout", HOLDING_SECONDS, "loop_limit", LOOP_LIMIT);
        Path file = wish.project()
                ? wish.environment().folder().resolve(".cursor/hooks.json")
                : wish.environment().home().resolve(".cursor/hooks.json");
        return new FileChange(
                file,
                "a hook that holds the end of a turn until something comes",
                HostEdits.hooks(List.of("stop"), hook, "hook cursor", 1));
    }

    /** Hosts have a shell run it. */
    private static String command(Host.Wish wish, Host host, int seconds) {
        StringBuilder command = new StringBuilder(quoted(wish.program()));
        wish.words("hook", host.word(), "--timeout", Integer.toString(seconds))
                .forEach(word -> command.append(' ').append(quoted(word)));
        return command.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
