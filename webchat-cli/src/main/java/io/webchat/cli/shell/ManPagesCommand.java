package io.webchat.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code webchat man-pages}. */
@Command(
        name = "man-pages",
        footer = {"", "Read one with: man FOLDER/man1/webchat-send.1"})
public final class ManPagesCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "FOLDER", description = "Where the folder man1 goes, such as ~/.local/share/man.")
    String folder = "";

    public ManPagesCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Path man1 = cli.environment().path(folder).resolve("man1");
        CommandLine whole = Program.whole(cli);
        try {
            Files.createDirectories(man1);
            int written = write(man1, whole);
            for (CommandLine command : whole.getSubcommands().values()) {
                written += write(man1, command);
            }
            cli.console()
                    .answer(Json.object("folder", man1.toString(), "pages", written), written + " pages in " + man1);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", man1 + " can't be written (" + e + ").", e);
        }
    }

    private static int write(Path folder, CommandLine command) throws IOException {
        String name = command.getCommandSpec().qualifiedName("-");
        Files.write(folder.resolve(name + ".1"), ManPage.of(command).getBytes(UTF_8));
        return 1;
    }
}
