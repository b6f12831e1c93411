package io.webchat.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;

/** The list of commands in the help, in groups. */
final class CommandList {
    private static final int NAME_WIDTH = 15;

    private CommandList() {}

    static String render(Help help) {
        if (!help.commandSpec().name().equals("webchat")) {
            return help.commandList();
        }
        Map<String, List<CommandTable.Entry>> groups = CommandTable.ENTRIES.stream()
                .collect(Collectors.groupingBy(CommandTable.Entry::group, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        groups.forEach((group, entries) -> {
            text.append(System.lineSeparator()).append(group).append(':').append(System.lineSeparator());
            entries.forEach(entry -> text.append("  ")
                    .append(help.colorScheme().commandText(entry.name()))
                    .append(" ".repeat(Math.max(1, NAME_WIDTH - entry.name().length())))
                    .append(entry.description())
                    .append(System.lineSeparator()));
        });
        return text.toString();
    }
}
