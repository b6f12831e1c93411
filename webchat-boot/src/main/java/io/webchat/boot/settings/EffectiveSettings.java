package io.webchat.boot.settings;

import static java.util.stream.Collectors.joining;

/** The values in effect as a table for people, each with where it came from. */
final class EffectiveSettings {
    private EffectiveSettings() {}

    static String of(Settings settings) {
        int names = RelaySettings.all().stream()
                .mapToInt(setting -> setting.name().length())
                .max()
                .orElse(1);
        return RelaySettings.all().stream()
                .map(setting -> line(settings, setting, names))
                .collect(joining("\n"));
    }

    private static String line(Settings settings, Setting<?> setting, int names) {
        String name = String.format("%-" + names + "s", setting.name());
        return "%s = %s  (%s)"
                .formatted(
                        name, settings.shown(setting), settings.origin(setting).wireName());
    }
}
