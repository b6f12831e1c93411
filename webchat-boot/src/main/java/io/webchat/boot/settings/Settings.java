package io.webchat.boot.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values in effect. Immutable; checked as a whole when made, so that reading one later can't fail.
 *
 * <p>A blank value counts as not given. Names that begin with neither {@code PCHAT_} nor {@code WEBCHAT_} and are not
 * known are somebody else's; so are those of the command line, {@code WEBCHAT_CLI_…}.
 */
public final class Settings {
    private final Map<Setting<?>, Value> values;

    private Settings(Map<Setting<?>, Value> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * For programs that embed the relay; what the map doesn't name has its default, whatever the environment says.
     *
     * @throws InvalidSettings naming every problem
     */
    public static Settings from(Map<String, String> given) {
        return read(Map.of(Origin.PROGRAM, given), List.of());
    }

    /**
     * The environment over the file.
     *
     * @param envFile in the form of {@link EnvFile}; null or absent on disk: the environment alone
     * @throws InvalidSettings naming every problem of both
     */
    public static Settings load(Map<String, String> environment, @Nullable Path envFile) {
        EnvFile file = envFile == null || !Files.exists(envFile) ? EnvFile.EMPTY : EnvFile.read(envFile);
        Map<Origin, Map<String, String>> sources = new EnumMap<>(Origin.class);
        sources.put(Origin.FILE, file.values());
        sources.put(Origin.ENVIRONMENT, environment);
        return read(sources, file.problems());
    }

    /** The value in effect; for a setting without a default an {@link Optional}. */
    public <T> T get(Setting<T> setting) {
        return setting.read(value(setting).text());
    }

    /** Where the value in effect came from. */
    public Origin origin(Setting<?> setting) {
        return value(setting).origin();
    }

    /** As it was written, {@value Secret#REDACTED} for a secret; empty when there is none. */
    public String shown(Setting<?> setting) {
        String text = value(setting).text();
        if (text == null) {
            return "";
        }
        return setting.type().hidden() ? Secret.REDACTED : text;
    }

    /** The port to listen on: {@code WEBCHAT_RELAY_PORT}, else {@code PORT}; 0 for any free one. */
    public int port() {
        return get(RelaySettings.WEBCHAT_RELAY_PORT).orElseGet(() -> get(RelaySettings.PORT));
    }

    /** Where everything is kept that has no place of its own. It need not exist yet. */
    public Path dataFolder() {
        return get(RelaySettings.BRIDGE_DB_PATH);
    }

    /** Where uploaded files are kept. It need not exist yet. */
    public Path uploadFolder() {
        return get(RelaySettings.PCHAT_UPLOAD_DIR).orElseGet(() -> dataFolder().resolve("uploads"));
    }

    /** Every setting with its value, secrets redacted. */
    @Override
    public String toString() {
        return EffectiveSettings.of(this);
    }

    private Value value(Setting<?> setting) {
        return requireNonNull(values.get(setting), () -> setting + " is not in RelaySettings");
    }

    /** Later origins of the enum go before earlier ones. */
    private static Settings read(Map<Origin, Map<String, String>> sources, List<String> earlierProblems) {
        List<String> problems = new ArrayList<>(earlierProblems);
        sources.forEach((origin, texts) -> problems.addAll(UnknownNames.in(texts.keySet(), origin)));
        Map<Setting<?>, Value> values = new LinkedHashMap<>();
        for (Setting<?> setting : RelaySettings.all()) {
            Value value = find(setting, sources);
            values.put(setting, value);
            check(setting, value).ifPresent(problems::add);
        }
        Settings settings = new Settings(values);
        if (problems.isEmpty()) {
            problems.addAll(SettingsTogether.problems(settings));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return settings;
    }

    private static Value find(Setting<?> setting, Map<Origin, Map<String, String>> sources) {
        Value found = new Value(setting.defaultText(), Origin.DEFAULT);
        for (Origin origin : Origin.values()) {
            String text = sources.getOrDefault(origin, Map.of()).get(setting.name());
            if (text != null && !text.isBlank()) {
                found = new Value(text.strip(), origin);
            }
        }
        return found;
    }

    private static Optional<String> check(Setting<?> setting, Value value) {
        try {
            setting.read(value.text());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String given = setting.type().hidden() ? Secret.REDACTED : '"' + value.text() + '"';
            return Optional.of("%s expects %s; the %s says %s"
                    .formatted(
                            setting.name(),
                            setting.type().expects(),
                            value.origin().wireName(),
                            given));
        }
    }

    private record Value(@Nullable String text, Origin origin) {}
}
