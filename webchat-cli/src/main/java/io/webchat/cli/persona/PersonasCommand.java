package io.webchat.cli.persona;

import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code webchat personas}. */
@Command(name = "personas")
public final class PersonasCommand implements Callable<Integer> {
    private final Cli cli;

    public PersonasCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(description = "List the personas of this machine.")
    int list() {
        new Personas(cli).list();
        return ExitCode.OK;
    }

    @Command(description = "Act as this persona where none is named.")
    int use(@Parameters(paramLabel = "PERSONA") String persona) {
        Persona found = find(persona);
        cli.personas().prefer(found);
        cli.console().answer(Json.object("success", true, "persona", found.key()), "Acting as " + found.key() + ".");
        return ExitCode.OK;
    }

    @Command(description = "Forget a persona. Its sessions at the relay stay: log out first to end them.")
    int remove(@Parameters(paramLabel = "PERSONA") String persona) {
        Persona found = find(persona);
        cli.personas().remove(found);
        cli.console().answer(Json.object("success", true, "persona", found.key()), "Forgot " + found.key() + ".");
        return ExitCode.OK;
    }

    private Persona find(String name) {
        return cli.personas()
                .find(name)
                .orElseThrow(() -> CliException.signIn("There is no persona " + name + " here."));
    }
}
