package io.webchat.boot.settings;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of settings as documentation, so that it can't say anything else than the relay does. */
final class SettingsDocs {
    private SettingsDocs() {}

    /** Markdown: a heading and a table for each group. */
    static String tables() {
        return sections().entrySet().stream()
                .map(section -> table(section.getKey(), section.getValue()))
                .collect(joining("\n"));
    }

    /** A file to copy to {@code .env.local}: everything commented out, with its default. */
    static String envExample() {
        String opening = """
            # Copy this file to .env.local and change what you need; what stays commented out has its default.
            # The environment goes before this file. docs/operations.md says more.
            """;
        return opening
                + sections().entrySet().stream()
                        .map(section -> example(section.getKey(), section.getValue()))
                        .collect(joining());
    }

    private static Map<Setting.Group, List<Setting<?>>> sections() {
        return RelaySettings.all().stream()
                .collect(groupingBy(Setting::group, LinkedHashMap::new, Collectors.toList()));
    }

    private static String table(Setting.Group group, List<Setting<?>> settings) {
        String rows = settings.stream().map(SettingsDocs::row).collect(joining());
        return "### " + group.title() + "\n\n| setting | default | meaning | expects |\n|---|---|---|---|\n" + rows;
    }

    private static String row(Setting<?> setting) {
        String text = setting.defaultText();
        String shown = text == null ? "absent" : text.isEmpty() ? "empty" : '`' + text + '`';
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.name(),
                        shown,
                        setting.description(),
                        setting.type().expects());
    }

    private static String example(Setting.Group group, List<Setting<?>> settings) {
        return "\n# --- " + group.title() + " ---\n\n"
                + settings.stream().map(SettingsDocs::exampleLines).collect(joining("\n"));
    }

    private static String exampleLines(Setting<?> setting) {
        String text = setting.defaultText();
        return "# %s.\n#%s=%s\n"
                .formatted(setting.description().replace("`", ""), setting.name(), text == null ? "" : text);
    }
}
