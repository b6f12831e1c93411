package io.webchat.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.host.Jsonc.BrokenException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsoncEditTest {
    private static final ObjectNode SERVER = Json.object("command", "webchat");
    private static final FileChange.Edit EDIT = HostEdits.jsonServer("mcpServers", SERVER);

    private static final String COMMENTED = """
        {
          // colours
          "theme": "dark", // note
          "mcpServers": {
            "other": { "command": "x" } /* mine */
          },
        }
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{}\n",
                "{ }",
                "{\n}\n",
                "{\"a\":1}",
                "{\"a\":1,\"mcpServers\":{}}",
                "{\"mcpServers\":{\"a\":{}}}",
                "{\n\t\"a\": [1, 2],\n\t\"mcpServers\": {\n\t\t\"b\": {}\n\t}\n}\n",
                "{\r\n  \"a\": 1\r\n}\r\n",
                "{\n  \"a\": 1 // last\n}\n",
                "{\n  \"a\": \"}{\\\"\",\n  // end\n}\n",
                "\uFEFF{\"a\": 1}",
                COMMENTED
            })
    void whatIsAddedShouldBeTakenOut(String before) throws BrokenException {
        String after = EDIT.add(before);

        assertThat(Lenient.read(after).at("/mcpServers/webchat")).isEqualTo(SERVER);
        assertThat(EDIT.add(after)).isEqualTo(after);
        assertThat(Lenient.read(EDIT.remove(after, before))).isEqualTo(Lenient.read(before));
        assertThat(comments(EDIT.remove(after, before))).isEqualTo(comments(before));
    }

    private static List<String> comments(String text) {
        return Pattern.compile("//[^\n]*|/\\*.*?\\*/")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void commentsAndOtherServersShouldStayWhereTheyAre() throws BrokenException {
        assertThat(EDIT.add(COMMENTED)).isEqualTo("""
            {
              // colours
              "theme": "dark", // note
              "mcpServers": {
                "other": { "command": "x" }, /* mine */
                "webchat": {
                  "command": "webchat"
                }
              },
            }
            """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a\":}", "{\"a\" 1}", "[]", "nonsense", "{\"mcpServers\": []}", "{} {}", "{'a': 1}"})
    void aBrokenFileShouldBeRefused(String broken) {
        assertThatThrownBy(() -> EDIT.add(broken)).isInstanceOf(BrokenException.class);
    }

    @Test
    void hooksShouldGoBesideOthers() throws BrokenException {
        String before = "{\"hooks\": {\"Stop\": [{\"hooks\": [{\"command\": \"beep\"}]}]}}";
        FileChange.Edit edit =
                HostEdits.hooks(List.of("Stop", "SessionStart"), Json.object("command", "webchat hook x"), "hook x", 0);

        String after = edit.add(before);

        assertThat(Lenient.read(after).at("/hooks/Stop")).hasSize(2);
        assertThat(Lenient.read(after).at("/hooks/SessionStart")).hasSize(1);
        assertThat(edit.add(after)).isEqualTo(after);
        assertThat(Lenient.read(edit.remove(after, before))).isEqualTo(Lenient.read(before));
    }
}
