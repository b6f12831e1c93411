package io.webchat.domain.questions;

import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One answer to choose.
 *
 * @param id the asker's own word for it
 * @param label what a person reads
 * @param style how a screen may show it; null for plain
 */
public record Option(String id, String label, @Nullable String style) {
    /** In characters. */
    public static final int MAX_LABEL_CHARACTERS = 80;

    public static final int MAX_OPTIONS = 20;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Set<String> STYLES = Set.of("primary", "danger", "plain");

    /** For a plain yes or no. */
    public static final List<Option> APPROVE_OR_DENY =
            List.of(new Option("approve", "Approve", "primary"), new Option("deny", "Deny", "danger"));

    /** @throws Refusal naming the field that is not allowed */
    public static Option parse(String id, String label, @Nullable String style) {
        if (!ID.matcher(id).matches()) {
            throw Refusal.field("options", "id_invalid", "Give each option an id of 1-64 letters, digits, . _ or -.");
        }
        if (style != null && !STYLES.contains(style)) {
            throw Refusal.field("options", "style_invalid", "Give style primary, danger or plain, or leave it out.");
        }
        return new Option(id, Text.label("options", label, MAX_LABEL_CHARACTERS), style);
    }
}
