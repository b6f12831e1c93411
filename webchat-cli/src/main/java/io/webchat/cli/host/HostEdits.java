package io.webchat.cli.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.host.Jsonc.BrokenException;
import java.util.List;

/** The forms in which hosts keep servers and hooks. */
final class HostEdits {
    /** The name under which hosts know the relay. */
    static final String NAME = "webchat";

    private HostEdits() {}

    /** A member of an object of servers. */
    static FileChange.Edit jsonServer(String parent, ObjectNode server) {
        return new FileChange.Edit() {
            @Override
            public String add(String text) throws BrokenException {
                if (!text.isBlank()
                        && Lenient.read(text).path(parent).path(NAME).equals(server)) {
                    return text;
                }
                String after = new JsoncEdit(text).with(List.of(parent), NAME, server);
                check(text, after, parent);
                return after;
            }

            @Override
            public String remove(String text, String beginning) throws BrokenException {
                return new JsoncEdit(text).without(List.of(parent), NAME, beginning);
            }

            // All but the one member is as before, as another parser reads it.
            private void check(String before, String after, String changed) throws BrokenException {
                ObjectNode expected = before.isBlank() ? Json.object() : (ObjectNode) Lenient.read(before);
                JsonNode servers = expected.path(changed);
                ObjectNode filled = servers instanceof ObjectNode present ? present : Json.object();
                filled.set(NAME, server);
                expected.set(changed, filled);
                if (!Lenient.read(after).equals(expected)) {
                    throw new BrokenException("it is written in a form that can't be added to");
                }
            }
        };
    }

    /** A table of a TOML file. */
    static FileChange.Edit tomlServer(String parent, ObjectNode server) {
        return new FileChange.Edit() {
            @Override
            public String add(String text) throws BrokenException {
                return new TomlEdit(text).with(parent, NAME, server);
            }

            @Override
            public String remove(String text, String beginning) throws BrokenException {
                return new TomlEdit(text).without(parent, NAME);
            }
        };
    }

    /** A file that holds nothing else. */
    static FileChange.Edit wholeFile(String content) {
        return new FileChange.Edit() {
            @Override
            public String add(String text) throws BrokenException {
                if (!text.isBlank() && !text.equals(content)) {
                    throw new BrokenException("it exists and says something else");
                }
                return content;
            }

            @Override
            public String remove(String text, String beginning) {
                return text.equals(content) ? beginning : text;
            }
        };
    }

    /**
     * Hooks of several events.
     *
     * @param command what tells ours from others
     * @param version a number that the file begins with; 0 for none
     */
    static FileChange.Edit hooks(List<String> events, ObjectNode hook, String command, int version) {
        return new FileChange.Edit() {
            @Override
            public String add(String text) throws BrokenException {
                String changed = text;
                if (version > 0 && (text.isBlank() || !Lenient.read(text).has("version"))) {
                    changed = new JsoncEdit(changed)
                            .with(List.of(), "version", Json.object().numberNode(version));
                }
                for (String event : events) {
                    JsonNode present = changed.isBlank()
                            ? Json.object()
                            : Lenient.read(changed).path("hooks").path(event);
                    boolean there = false;
                    for (JsonNode element : present) {
                        there |= element.equals(hook);
                    }
                    if (!there) {
                        String cleared = changed.isBlank()
                                ? changed
                                : new JsoncEdit(changed)
                                        .withoutElements(List.of("hooks", event), this::isOurs, changed);
                        changed = new JsoncEdit(cleared).withElement(List.of("hooks", event), hook);
                    }
                }
                Lenient.read(changed);
                return changed;
            }

            @Override
            public String remove(String text, String beginning) throws BrokenException {
                String changed = text;
                for (String event : events) {
                    changed = new JsoncEdit(changed).withoutElements(List.of("hooks", event), this::isOurs, beginning);
                }
                return changed;
            }

            private boolean isOurs(JsonNode element) {
                return element.toString().contains(command);
            }
        };
    }
}
