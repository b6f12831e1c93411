package io.webchat.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the program.
 *
 * @param terminals the standard streams that are terminals: a text with some of the digits 0, 1 and 2
 */
public record Environment(Map<String, String> variables, Path folder, String terminals) {
    /** Set by the launcher: a shell sees each stream, Java only all of them together. */
    public static final String TERMINALS = "WEBCHAT_CLI_TERMINALS";

    public static Environment ofProcess() {
        String terminals = System.getenv(TERMINALS);
        return new Environment(System.getenv(), Path.of("").toAbsolutePath(), terminals == null ? "" : terminals);
    }

    public boolean isTerminal(int stream) {
        return terminals.contains(Integer.toString(stream));
    }

    /** A variable's value; null when it is unset or blank. */
    public @Nullable String get(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public Path home() {
        String home = get("HOME");
        return Path.of(home == null ? System.getProperty("user.home") : home);
    }

    /** Where personas are kept. */
    public Path personas() {
        String own = get("WEBCHAT_CLI_HOME");
        if (own != null) {
            return folder.resolve(own);
        }
        String config = get("XDG_CONFIG_HOME");
        return (config == null ? home().resolve(".config") : folder.resolve(config)).resolve("webchat");
    }

    /** A path as the user typed it. */
    public Path path(String typed) {
        return typed.startsWith("~/") ? home().resolve(typed.substring(2)) : folder.resolve(typed);
    }
}
