package io.webchat.boot.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What axe finds wrong on a page for people who use a keyboard, a screen reader or a magnifier. */
final class Accessibility {
    private static final String AXE = load("/axe.min.js");
    private static final Set<String> FAILING = Set.of("serious", "critical");

    private Accessibility() {}

    /** Fails if axe finds a serious violation on what the window shows. */
    static void check(Window window) {
        // A page that is not loaded again keeps it.
        if (window.evaluate("String('axe' in window)").equals("false")) {
            window.evaluate(AXE + "; ''");
        }
        String found = window.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})"
                + ".then(r => JSON.stringify(r.violations.map(v => "
                + "({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html)}))))");
        assertThat(serious(found)).as("violations that axe finds").isEmpty();
    }

    private static List<String> serious(String found) {
        List<String> serious = new ArrayList<>();
        try {
            for (JsonNode violation : new ObjectMapper().readTree(found)) {
                if (FAILING.contains(violation.path("impact").asText())) {
                    serious.add(violation.toString());
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("axe answers no JSON: " + found, e);
        }
        return serious;
    }

    private static String load(String resource) {
        try (@Nullable InputStream in = Accessibility.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("axe is not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
