package io.webchat.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the server's programs, which refuse to run as root, without root's rights.
 *
 * @param prefix the command that drops the rights; empty for an ordinary user
 * @param owner who must own the server's files; null for an ordinary user, whose they are anyway
 */
record UnprivilegedCommand(List<String> prefix, @Nullable Owner owner) {
    private static final Logger log = LoggerFactory.getLogger(UnprivilegedCommand.class);

    UnprivilegedCommand {
        prefix = List.copyOf(prefix);
    }

    /**
     * Chooses the first way that works on this machine, and gives the folder to the user it runs as.
     *
     * @throws PostgresUnavailable when none does
     */
    static UnprivilegedCommand in(Path folder, Binaries binaries) {
        try {
            return isRoot() ? asRoot(folder, binaries) : asOrdinaryUser(folder, binaries);
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't run the built-in PostgreSQL in " + folder, e);
        }
    }

    /** The full command for one of the server's programs. */
    List<String> line(List<String> programAndArguments) {
        var line = new ArrayList<>(prefix);
        line.addAll(programAndArguments);
        return line;
    }

    /** Gives a file or folder, if it is there, to the user that the server runs as. */
    void own(Path tree) throws IOException {
        if (owner != null) {
            FileTrees.giveTo(owner, tree);
        }
    }

    private static UnprivilegedCommand asOrdinaryUser(Path folder, Binaries binaries) throws IOException {
        var command = new UnprivilegedCommand(List.of(), null);
        var problem = command.problem(folder, binaries);
        if (problem.isPresent()) {
            throw new PostgresUnavailable(
                    "The built-in PostgreSQL does not run on this machine (%s): ".formatted(problem.get())
                            + "set WEBCHAT_DATABASE_URL to a PostgreSQL 14+ of your own.");
        }
        return command;
    }

    private static UnprivilegedCommand asRoot(Path folder, Binaries binaries) throws IOException {
        var problems = new ArrayList<String>();
        for (var command : waysFromRoot(Owner.of(folder))) {
            command.ownFolder(folder);
            var problem = command.problem(folder, binaries);
            if (problem.isEmpty()) {
                command.ownContents(folder);
                log.debug("Dropping root's rights with {}", command.prefix);
                return command;
            }
            problems.add(problem.get());
        }
        throw new PostgresUnavailable("PostgreSQL refuses to run as root, and no way to drop root's rights works here "
                + problems + ". Run the relay as an ordinary user, or set WEBCHAT_DATABASE_URL to a PostgreSQL 14+"
                + " of your own.");
    }

    /** A folder that belongs to a user is served as that user; root's own in a user namespace, else as nobody. */
    static List<UnprivilegedCommand> waysFromRoot(Owner folderOwner) {
        var asOwner =
                folderOwner.user() == Owner.ROOT.user() ? Optional.<UnprivilegedCommand>empty() : asUser(folderOwner);
        return Stream.of(asOwner, inUserNamespace(), asUser(Owner.NOBODY))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<UnprivilegedCommand> inUserNamespace() {
        // Without a mapping the process is nobody inside, yet still reaches the files of its owner, root.
        return SystemProgram.find("unshare")
                .map(unshare -> new UnprivilegedCommand(List.of(unshare, "-U"), Owner.ROOT));
    }

    private static Optional<UnprivilegedCommand> asUser(Owner owner) {
        return SystemProgram.find("setpriv")
                .map(setpriv -> new UnprivilegedCommand(
                        List.of(setpriv, "--reuid=" + owner.user(), "--regid=" + owner.group(), "--clear-groups"),
                        owner));
    }

    private void ownFolder(Path folder) throws IOException {
        if (owner != null && !owner.owns(folder)) {
            owner.take(folder);
        }
    }

    private void ownContents(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                own(entry);
            }
        }
    }

    private Optional<String> problem(Path folder, Binaries binaries) {
        try {
            var outcome = new ShortCommand(line(List.of(binaries.program("postgres"), "--version"))).run(folder, "");
            return outcome.succeeded() ? Optional.empty() : Optional.of("%s: %s".formatted(prefix, outcome.output()));
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static boolean isRoot() throws IOException {
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("Uid:"))
                    .anyMatch(line -> line.strip().split("\\s+", -1)[2].equals("0"));
        }
    }
}
