package io.webchat.boot.settings;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds settings that would silently do nothing: a name of ours that doesn't exist is a typing error. */
final class UnknownNames {
    private static final Set<String> KNOWN =
            RelaySettings.all().stream().map(Setting::name).collect(Collectors.toUnmodifiableSet());

    private UnknownNames() {}

    static List<String> in(Collection<String> names, Origin origin) {
        return names.stream()
                .filter(name -> isOurs(name) && !KNOWN.contains(name))
                .sorted()
                .map(name -> problem(name, origin))
                .toList();
    }

    private static boolean isOurs(String name) {
        boolean prefixed = name.startsWith("PCHAT_") || name.startsWith("WEBCHAT_");
        return prefixed && !name.startsWith("WEBCHAT_CLI_");
    }

    private static String problem(String name, Origin origin) {
        String advice = NearestName.of(name, KNOWN)
                .map(known -> "did you mean " + known + "?")
                .orElse("remove it");
        return "%s is not a setting; %s (from the %s)".formatted(name, advice, origin.wireName());
    }
}
