package io.webchat.cli.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaStoreTest {
    private static final URI ONE = URI.create("http://one:1");
    private static final URI OTHER = URI.create("http://other:1");

    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerShouldReadWhatIsKept() throws IOException {
        PersonaStore store = new PersonaStore(folder.resolve("webchat"));
        keep(store, "me@x.com", ONE, "gui thread");

        try (Stream<Path> tree = Files.walk(store.root())) {
            List<Path> entries = tree.toList();
            assertThat(entries).anyMatch(entry -> entry.endsWith("session.json"));
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                            .endsWith("------"));
        }
    }

    @Test
    void aPersonaShouldBeFoundByMailboxAddressAndLabel() {
        PersonaStore store = new PersonaStore(folder);
        Persona persona = keep(store, "Me@x.com", ONE, null).described("Worker A", "private", null);
        store.save(persona);

        assertThat(List.of("me@x.com", "ADDRESS", "worker a"))
                .allSatisfy(name -> assertThat(store.find(name)).contains(persona));
        assertThat(store.find("someone")).isEmpty();
    }

    @Test
    void theSameMailboxAtAnotherRelayShouldBeAnotherPersona() {
        PersonaStore store = new PersonaStore(folder);
        keep(store, "me@x.com", ONE, null);
        keep(store, store.keyFor("me@x.com", OTHER), OTHER, null);

        assertThat(store.all()).hasSize(2);
        assertThat(store.find("me@x.com", OTHER).orElseThrow().relay()).isEqualTo(OTHER);
        assertThat(store.find("me@x.com", ONE).orElseThrow().relay()).isEqualTo(ONE);
    }

    @Test
    void namesShouldNotLeadOutOfTheFolder() {
        for (String name : List.of("../../x", "/etc", ".", "..", "a/b", "\0")) {
            Path session = new PersonaStore(folder).sessionFolder(name, name);
            assertThat(session.normalize()).isEqualTo(session).startsWithRaw(folder);
            assertThat(folder.relativize(session).getNameCount()).isEqualTo(3);
        }
    }

    private static Persona keep(PersonaStore store, String key, URI relay, @Nullable String name) {
        Path session = store.sessionFolder(key, name);
        var user = Json.object("email", "me@x.com", "chat_address", "address", "display_name", "Me", "kind", "person");
        Persona persona = Persona.of(key, user, relay, session.getFileName().toString());
        store.save(persona);
        store.save(StoredSession.of(session, Json.object("session_token", "pct_secret")));
        return persona;
    }
}
