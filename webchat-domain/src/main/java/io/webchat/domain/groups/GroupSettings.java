package io.webchat.domain.groups;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a group is set up.
 *
 * @param description may be empty
 * @param history what a late joiner may read
 */
public record GroupSettings(
        String name, String description, Visibility visibility, Mode mode, JoinPolicy joinPolicy, History history) {
    /** In characters. */
    public static final int MAX_NAME_CHARACTERS = 80;

    /** In characters. */
    public static final int MAX_DESCRIPTION_CHARACTERS = 1_000;

    /** Who finds the group in the directory. */
    public enum Visibility {
        PUBLIC,
        PRIVATE
    }

    /** Who writes. */
    public enum Mode {
        /** Every member. */
        CHAT,
        /** Those who look after it; all others read. */
        STREAM
    }

    /** How one becomes a member. */
    public enum JoinPolicy {
        /** By asking, and a yes of who looks after the group. */
        APPROVAL,
        /** By joining. */
        OPEN,
        /** Only by being added. */
        INVITE
    }

    /** What a late joiner may read. */
    public enum History {
        ALL,
        FROM_JOIN
    }

    public GroupSettings {
        requireNonNull(visibility, "visibility is null");
        requireNonNull(mode, "mode is null");
        requireNonNull(joinPolicy, "joinPolicy is null");
        requireNonNull(history, "history is null");
        name = Text.label("name", name, MAX_NAME_CHARACTERS);
        description = Text.storable("description", description, MAX_DESCRIPTION_CHARACTERS);
    }

    /** A word of one of the enums here; {@code otherwise} when there is none. */
    public static <E extends Enum<E>> E word(Class<E> type, String field, @Nullable String word, E otherwise) {
        if (word == null) {
            return otherwise;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        String words = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw Refusal.field(field, "invalid", "Use one of " + words + ".");
    }
}
