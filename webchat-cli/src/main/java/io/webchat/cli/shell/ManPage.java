package io.webchat.cli.shell;

import io.webchat.cli.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page, from what the command says of itself. */
final class ManPage {
    private static final List<Map.Entry<String, String>> EXITS = List.of(
            Map.entry("0", "Done; or the answer was yes."),
            Map.entry("1", "The relay refused; or the answer was no."),
            Map.entry("2", "Nothing came in time; or the question expired."),
            Map.entry("3", "Events are missing."),
            Map.entry("4", "There is no valid session: sign in again."),
            Map.entry("5", "The owner has paused this agent."),
            Map.entry("6", "The relay can't be reached."),
            Map.entry("64", "The command line is wrong."),
            Map.entry("70", "A fault of the program."));

    private ManPage() {}

    static String of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        StringBuilder page = new StringBuilder();
        String name = spec.qualifiedName("-");
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"webchat ");
        page.append(Version.number()).append("\" \"WebChat relay\"\n");
        page.append(".SH NAME\n")
                .append(escaped(name))
                .append(" \\- ")
                .append(escaped(description(spec)))
                .append('\n');
        Help help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
        page.append(".SH SYNOPSIS\n.nf\n")
                .append(escaped(help.synopsis(0).strip()))
                .append("\n.fi\n");
        if (!spec.positionalParameters().isEmpty() || !spec.options().isEmpty()) {
            page.append(".SH OPTIONS\n");
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item(page, parameter.paramLabel(), String.join(" ", parameter.description()));
        }
        for (OptionSpec option : spec.options()) {
            String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
            item(page, String.join(", ", option.names()) + value, String.join(" ", option.description()));
        }
        if (!command.getSubcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            command.getSubcommands().forEach((sub, line) -> item(page, sub, description(line.getCommandSpec())));
        }
        page.append(".SH EXIT STATUS\n");
        EXITS.forEach(exit -> item(page, exit.getKey(), exit.getValue()));
        if (spec.usageMessage().footer().length > 0) {
            page.append(".SH NOTES\n")
                    .append(escaped(
                            String.join("\n", spec.usageMessage().footer()).strip()))
                    .append('\n');
        }
        return page.toString();
    }

    private static void item(StringBuilder page, String term, String text) {
        page.append(".TP\n.B ")
                .append(escaped(term))
                .append('\n')
                .append(escaped(text))
                .append('\n');
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    /** A line that begins with a dot or a quote is a request to the formatter. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
        return escaped.isEmpty() ? "\\&" : escaped;
    }
}
