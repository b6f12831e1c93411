package io.webchat.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.host.Jsonc.BrokenException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlEditTest {
    private static final ObjectNode SERVER = Json.object("command", "a \"b\"", "args", List.of("--x", "y"));
    private static final FileChange.Edit EDIT = HostEdits.tomlServer("mcp_servers", SERVER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model = \"x\" # note\n",
                "model = \"x\"",
                "[mcp_servers.other]\ncommand = \"y\"\n\n# about tui\n[tui]\na = 1\n",
                "[a]\r\nb = 1\r\n"
            })
    void whatIsAddedShouldBeTakenOut(String before) throws BrokenException {
        String after = EDIT.add(before);

        assertThat(after).startsWith(before).contains("[mcp_servers.webchat]");
        assertThat(EDIT.add(after)).isEqualTo(after);
        assertThat(EDIT.remove(after, before).strip()).isEqualTo(before.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = ", "[a", "mcp_servers = { other = { command = \"x\" } }\n", "mcp_servers = 1\n"})
    void aFileThatCantBeAddedToShouldBeRefused(String broken) {
        assertThatThrownBy(() -> EDIT.add(broken)).isInstanceOf(BrokenException.class);
    }

    @Test
    void laterTablesShouldStay() throws BrokenException {
        String later = "# after\n[later]\nb = 2\n";
        String after = EDIT.add("a = 1\n") + "\n" + later;

        assertThat(EDIT.remove(after, "a = 1\n"))
                .startsWith("a = 1\n")
                .endsWith(later)
                .doesNotContain("webchat");
    }
}
