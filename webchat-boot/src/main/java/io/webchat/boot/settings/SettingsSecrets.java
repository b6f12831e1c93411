package io.webchat.boot.settings;

import io.webchat.application.doctor.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything in the settings that must not be seen. */
public final class SettingsSecrets {
    private static final Pattern IN_JDBC_URL = Pattern.compile("(?i)[?&]\\w*password=([^&]+)");

    private SettingsSecrets() {}

    /** Whole secrets, the password within the database's address, and {@code more}. Web addresses hold none. */
    public static Secrets of(Settings settings, List<String> more) {
        List<String> values = new ArrayList<>(more);
        for (Setting<?> setting : RelaySettings.all()) {
            Object value = settings.get(setting);
            if (value instanceof Optional<?> optional && optional.isPresent()) {
                value = optional.get();
            }
            if (value instanceof Secret secret) {
                values.add(secret.reveal());
                Matcher password = IN_JDBC_URL.matcher(secret.reveal());
                while (password.find()) {
                    values.add(password.group(1));
                }
            }
        }
        return new Secrets(values);
    }
}
