package io.webchat.boot.settings;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting: the name under which it is given, and what it may hold.
 *
 * @param <T> what {@link Settings#get} answers; an {@link Optional} where there is no default
 */
public final class Setting<T> {
    private final String name;
    private final Group group;
    private final SettingType<?> type;
    private final @Nullable String defaultText;
    private final String description;
    private final Function<@Nullable String, T> reader;

    private Setting(
            String name,
            Group group,
            SettingType<?> type,
            @Nullable String defaultText,
            String description,
            Function<@Nullable String, T> reader) {
        this.name = requireNonNull(name, "name is null");
        this.group = requireNonNull(group, "group is null");
        this.type = requireNonNull(type, "type is null");
        this.defaultText = defaultText;
        this.description = requireNonNull(description, "description is null");
        this.reader = reader;
    }

    static <T> Setting<T> withDefault(
            String name, Group group, SettingType<T> type, String defaultText, String description) {
        type.read(defaultText);
        return new Setting<>(
                name, group, type, defaultText, description, text -> type.read(text == null ? defaultText : text));
    }

    static <T> Setting<Optional<T>> optional(String name, Group group, SettingType<T> type, String description) {
        return new Setting<>(
                name,
                group,
                type,
                null,
                description,
                text -> Optional.ofNullable(text).map(type::read));
    }

    /** The name in the environment and in {@code .env.local}. */
    public String name() {
        return name;
    }

    /** Where it stands in the documentation. */
    public Group group() {
        return group;
    }

    public SettingType<?> type() {
        return type;
    }

    /** As one would write it; null when the setting is absent unless given. */
    public @Nullable String defaultText() {
        return defaultText;
    }

    /** One line, in Markdown. */
    public String description() {
        return description;
    }

    /** @throws IllegalArgumentException when the text is not what the type expects */
    T read(@Nullable String text) {
        return reader.apply(text);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The sections of the documentation, in their order there. */
    public enum Group {
        LISTENING("Where the relay listens"),
        STORAGE("Where things are kept"),
        ACCESS("Who may come in"),
        MAIL("Mail for login codes"),
        BRIDGE("Phones and gateways"),
        CALLS("How calls find their way"),
        LANGUAGE("Speech and translation"),
        LIFETIMES("How long things are kept"),
        LIMITS("Sizes"),
        LOGGING("Logs and the process");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
