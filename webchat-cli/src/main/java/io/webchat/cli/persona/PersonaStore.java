package io.webchat.cli.persona;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The personas of this machine: a folder each, with {@code persona.json} and a folder for each session, whose
 * {@code session.json} has the token. Only their owner reads them.
 */
public final class PersonaStore {
    private static final String PERSONA = "persona.json";
    private static final String SESSION = "session.json";
    private static final String SESSIONS = "sessions";
    private static final String DEFAULT = "default";
    private static final String PREFERRED = ".preferred";

    private final Path root;

    public PersonaStore(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** All of them, by key. */
    public List<Persona> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.resolve(PERSONA))
                    .filter(Files::isRegularFile)
                    .map(file -> Persona.parse(object(file)))
                    .sorted(Comparator.comparing(Persona::key))
                    .toList();
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", root + " can't be read (" + e + ").", e);
        }
    }

    /** The one with this key, address or label. */
    public Optional<Persona> find(String name) {
        Path file = folder(name).resolve(PERSONA);
        if (Files.isRegularFile(file)) {
            return Optional.of(Persona.parse(object(file)));
        }
        return all().stream().filter(persona -> persona.isCalled(name)).findFirst();
    }

    /** The one with this key, mailbox, address or label at a relay; at any relay when it is null. */
    public Optional<Persona> find(String name, @Nullable URI relay) {
        return relay == null
                ? find(name)
                : all().stream()
                        .filter(persona ->
                                persona.isCalled(name) && persona.relay().equals(relay))
                        .findFirst();
    }

    /** The key for somebody at a relay: the name alone, unless that is taken by the same name at another relay. */
    String keyFor(String name, URI relay) {
        Optional<Persona> known = find(name, relay);
        if (known.isPresent()) {
            return known.get().key();
        }
        boolean taken = Files.isRegularFile(folder(name).resolve(PERSONA));
        return taken ? name + " at " + relay.getAuthority() : name;
    }

    /** The chosen one, or the only one. */
    public Optional<Persona> preferred() {
        String chosen = PrivateFiles.read(root.resolve(PREFERRED));
        if (chosen != null && !chosen.isBlank()) {
            Optional<Persona> found = find(chosen.strip());
            if (found.isPresent()) {
                return found;
            }
        }
        List<Persona> all = all();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    public void prefer(Persona persona) {
        PrivateFiles.write(root.resolve(PREFERRED), persona.key() + "\n");
    }

    public void save(Persona persona) {
        PrivateFiles.makeFolder(root);
        PrivateFiles.write(folder(persona.key()).resolve(PERSONA), Json.writePretty(persona.toJson()) + "\n");
    }

    public void save(StoredSession session) {
        PrivateFiles.write(session.folder().resolve(SESSION), Json.writePretty(session.toJson()) + "\n");
    }

    /** Where a session of the name is kept, or would be. */
    public Path sessionFolder(String persona, @Nullable String name) {
        return folder(persona).resolve(SESSIONS).resolve(name == null ? DEFAULT : Slug.of(name));
    }

    /** @param name null for the persona's usual session */
    public Optional<StoredSession> session(Persona persona, @Nullable String name) {
        Path folder = name == null
                ? folder(persona.key()).resolve(SESSIONS).resolve(persona.defaultSession())
                : sessionFolder(persona.key(), name);
        return sessionIn(folder);
    }

    public List<StoredSession> sessions(Persona persona) {
        Path sessions = folder(persona.key()).resolve(SESSIONS);
        if (!Files.isDirectory(sessions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(sessions)) {
            return folders.sorted()
                    .map(this::sessionIn)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", sessions + " can't be read (" + e + ").", e);
        }
    }

    private Optional<StoredSession> sessionIn(Path folder) {
        Path file = folder.resolve(SESSION);
        return Files.isRegularFile(file) ? Optional.of(StoredSession.parse(folder, object(file))) : Optional.empty();
    }

    /** Forgets the token. The session's position and logs stay. */
    public void forget(StoredSession session) {
        PrivateFiles.delete(session.folder().resolve(SESSION));
    }

    /** Removes a persona and all that belongs to it. */
    public void remove(Persona persona) {
        Path folder = folder(persona.key());
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "file_failed", folder + " can't be removed (" + e + ").", e);
        }
    }

    private Path folder(String key) {
        return root.resolve(Slug.of(key));
    }

    private static ObjectNode object(Path file) {
        try {
            return Json.readObject(String.valueOf(PrivateFiles.read(file)).getBytes(UTF_8));
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "file_broken",
                    file + " is broken (" + e.getMessage() + "). Remove it and sign in again.",
                    e);
        }
    }
}
