package io.webchat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** One run of the program, which a test can have in its own process. */
public final class Program {
    private final Environment environment;
    private final Console console;

    public Program(Environment environment, InputStream input, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(input, out, err, environment);
    }

    /** Runs a command line; the exit code. */
    public int run(String... arguments) {
        Cli cli = new Cli(environment, console);
        CommandLine line = commandLine(cli, Arrays.asList(arguments));
        console.json(Arrays.asList(arguments).contains("--json"));
        return line.execute(arguments);
    }

    /** The command line with every command of it. */
    public static CommandLine whole(Cli cli) {
        return commandLine(
                cli, CommandTable.ENTRIES.stream().map(CommandTable.Entry::name).toList());
    }

    /** The command line with all that the words name, and mere names of other commands. */
    private static CommandLine commandLine(Cli cli, List<String> words) {
        WebChatCommand root = new WebChatCommand(cli);
        CommandLine line = new CommandLine(root, new CommandFactory(cli));
        for (CommandTable.Entry entry : CommandTable.ENTRIES) {
            if (words.contains(entry.name())) {
                CommandLine sub = new CommandLine(entry.command().apply(cli), new CommandFactory(cli));
                sub.getCommandSpec().usageMessage().description(entry.description() + ".");
                line.addSubcommand(entry.name(), sub);
            } else {
                CommandSpec name = CommandSpec.create();
                name.usageMessage().description(entry.description() + ".");
                line.addSubcommand(entry.name(), name);
            }
        }
        describe(line);
        line.setExecutionStrategy(parsed -> {
            root.choose();
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(cli, failure));
        line.setParameterExceptionHandler((wrong, given) -> misused(cli, wrong));
        line.setOut(new PrintWriter(cli.console().out(), true, UTF_8));
        line.setErr(new PrintWriter(cli.console().err(), true, UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                cli.console().colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExpandAtFiles(false);
        line.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandList::render);
        return line;
    }

    /** Gives a command, and those below it, what all of them have. */
    private static void describe(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        if (spec.userObject() instanceof Method) {
            // The standard options would take the places of the method's own parameters.
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help message and exit.")
                    .build());
        } else {
            spec.mixinStandardHelpOptions(true);
            spec.versionProvider(new Version());
        }
        spec.usageMessage().autoWidth(true).optionListHeading("%nOptions:%n");
        if (spec.parent() != null) {
            spec.usageMessage().commandListHeading("%nCommands:%n");
        }
        line.getSubcommands().values().forEach(Program::describe);
    }

    private static int failed(Cli cli, Exception failure) {
        if (failure instanceof CliException expected) {
            cli.console().failure(expected);
            return expected.exitCode();
        }
        cli.console()
                .failure(new CliException(
                        ExitCode.FAULT,
                        "fault",
                        "This is a fault of the program: " + failure
                                + ". Set WEBCHAT_CLI_DEBUG=1 to see where it happened, and report it."));
        if (cli.environment().get("WEBCHAT_CLI_DEBUG") != null) {
            failure.printStackTrace(cli.console().err());
        }
        return ExitCode.FAULT;
    }

    private static int misused(Cli cli, ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        cli.console()
                .failure(CliException.usage(wrong.getMessage() + "\nType '" + command + " --help' for its usage."));
        return ExitCode.USAGE;
    }
}
