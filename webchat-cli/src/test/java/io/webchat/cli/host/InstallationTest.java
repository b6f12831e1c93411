package io.webchat.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.cli.CliException;
import io.webchat.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    private static final String ODD = "{ \"b\" : [1,2 ] ,\n\n   // x\n }";

    @TempDir
    Path folder;

    private Installation installation() {
        FileChange.Edit edit = HostEdits.jsonServer("mcpServers", Json.object("command", "webchat"));
        return new Installation(new FileChange(folder.resolve("host.json"), "", edit), folder.resolve("records"));
    }

    @Test
    void theFileShouldBeRestoredToTheByteWithItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("host.json"), ODD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        installation().add(installation().adding());
        assertThat(Files.readString(file)).contains("webchat");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        installation().remove(installation().removing());

        assertThat(Files.readString(file)).isEqualTo(ODD);
    }

    @Test
    void aFileThatWasNotThereShouldGo() {
        installation().add(installation().adding());
        assertThat(folder.resolve("host.json")).exists();
        assertThat(installation().adding().isEmpty()).isTrue();

        installation().remove(installation().removing());

        assertThat(folder.resolve("host.json")).doesNotExist();
    }

    @Test
    void whatTheHostChangedMeanwhileShouldStay() throws IOException {
        Path file = Files.writeString(folder.resolve("host.json"), "{\"a\": 1}");
        installation().add(installation().adding());
        Files.writeString(file, Files.readString(file).replace("\"a\": 1", "\"a\": 2"));

        installation().remove(installation().removing());

        assertThat(Files.readString(file)).isEqualTo("{\"a\": 2}");
    }

    @Test
    void aBrokenFileShouldBeLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("host.json"), "{\"a\": ");

        assertThatThrownBy(() -> installation().adding())
                .isInstanceOf(CliException.class)
                .hasMessageContaining("left as it is");
        assertThat(Files.readString(file)).isEqualTo("{\"a\": ");
    }

    @Test
    void aChangeOfAnotherProgramShouldNotBeOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("host.json"), "{}");
        Installation.Plan plan = installation().adding();
        Files.writeString(file, "{\"new\": true}");

        assertThatThrownBy(() -> installation().add(plan)).hasMessageContaining("another program");
        assertThat(Files.readString(file)).isEqualTo("{\"new\": true}");
    }

    @Test
    void aLinkShouldStayALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.json"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("host.json"), real);

        installation().add(installation().adding());

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains("webchat");
    }
}
