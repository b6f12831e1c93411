package io.webchat.boot;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.webchat.adapter.persistence.DatabaseCheckups;
import io.webchat.application.doctor.Checkup;
import io.webchat.application.doctor.Checkups;
import io.webchat.application.doctor.Finding;
import io.webchat.application.doctor.Finding.Outcome;
import io.webchat.application.doctor.Secrets;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import io.webchat.boot.settings.SettingsHints;
import io.webchat.boot.settings.SettingsSecrets;
import java.time.Clock;
import java.util.List;

/** The checkups that are nobody else's, and what no report may show. Adapters bring their own. */
final class DoctorModule extends AbstractModule {
    private static final Checkup NO_MAIL = new Checkup(
            "mail",
            "none",
            "Signs in at the mail server.",
            "SMTP_HOST",
            () -> Finding.notConfigured(
                    "No mail server is set up.", "Set SMTP_HOST and SMTP_FROM to have login codes mailed."));

    private final Settings settings;
    private final Store store;

    DoctorModule(Settings settings, Store store) {
        this.settings = settings;
        this.store = store;
    }

    @Override
    protected void configure() {
        Multibinder<Checkups> checkups = Multibinder.newSetBinder(binder(), Checkups.class);
        checkups.addBinding().toInstance(new DiskCheckups(settings));
        checkups.addBinding().toInstance(() -> List.of(settingsCheckup()));
        if (settings.get(RelaySettings.SMTP_HOST).isEmpty()) {
            checkups.addBinding().toInstance(() -> List.of(NO_MAIL));
        }
    }

    @ProvidesIntoSet
    Checkups database(Clock clock) {
        return new DatabaseCheckups(
                store.dataSource(), clock, store.kind().label(), store.kind().settings());
    }

    @Provides
    Secrets secrets() {
        return SettingsSecrets.of(settings, store.secrets());
    }

    private Checkup settingsCheckup() {
        return new Checkup("settings", "relay", "Reads the settings.", "", () -> {
            List<String> hints = SettingsHints.of(settings);
            return new Finding(
                    Outcome.OK, hints.isEmpty() ? "Nothing stands out." : hints.size() + " to think about.", hints);
        });
    }
}
