package io.webchat.cli.shell;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish, which has nothing in common with that for bash. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandLine whole) {
        StringBuilder script = new StringBuilder("complete -c webchat -f\n");
        String names = String.join(" ", whole.getSubcommands().keySet());
        options(script, whole.getCommandSpec(), "not __fish_seen_subcommand_from " + names);
        for (Map.Entry<String, CommandLine> command : whole.getSubcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            script.append("complete -c webchat -n 'not __fish_seen_subcommand_from ")
                    .append(names)
                    .append("' -a ")
                    .append(command.getKey())
                    .append(" -d ")
                    .append(quoted(description(spec.usageMessage().description())))
                    .append('\n');
            String seen = "__fish_seen_subcommand_from " + command.getKey();
            command.getValue()
                    .getSubcommands()
                    .forEach((name, sub) -> script.append("complete -c webchat -n '")
                            .append(seen)
                            .append("' -a ")
                            .append(name)
                            .append(" -d ")
                            .append(quoted(description(
                                    sub.getCommandSpec().usageMessage().description())))
                            .append('\n'));
            options(script, spec, seen);
        }
        return script.toString();
    }

    private static void options(StringBuilder script, CommandSpec spec, String condition) {
        for (OptionSpec option : spec.options()) {
            script.append("complete -c webchat -n '")
                    .append(condition)
                    .append("' -l ")
                    .append(option.longestName().substring(2))
                    .append(option.arity().max() > 0 ? " -r" : "")
                    .append(option.arity().max() > 0 && option.paramLabel().contains("FILE") ? " -F" : "")
                    .append(" -d ")
                    .append(quoted(description(option.description())))
                    .append('\n');
        }
    }

    private static String description(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
