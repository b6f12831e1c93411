package io.webchat.boot;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.webchat.adapter.persistence.DatabaseDiagnostics;
import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.doctor.Secrets;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import io.webchat.boot.settings.SettingsHints;
import io.webchat.boot.settings.SettingsSecrets;
import java.time.Clock;
import java.util.List;

/** The checkups that are nobody else's, and what no report may show. Adapters bring their own. */
final class DoctorModule extends AbstractModule {
    private static final Diagnostic NO_MAIL = new Diagnostic(
            "mail",
            "none",
            "Signs in at the mail server.",
            "SMTP_HOST",
            () -> DiagnosticResult.notConfigured(
                    "No mail server is set up.", "Set SMTP_HOST and SMTP_FROM to have login codes mailed."));

    private final Settings settings;
    private final Store store;

    DoctorModule(Settings settings, Store store) {
        this.settings = settings;
        this.store = store;
    }

    @Override
    protected void configure() {
        Multibinder<Diagnostics> diagnostics = Multibinder.newSetBinder(binder(), Diagnostics.class);
        diagnostics.addBinding().toInstance(new DiskDiagnostics(settings));
        diagnostics.addBinding().toInstance(() -> List.of(settingsDiagnostic()));
        if (settings.get(RelaySettings.SMTP_HOST).isEmpty()) {
            diagnostics.addBinding().toInstance(() -> List.of(NO_MAIL));
        }
    }

    @ProvidesIntoSet
    Diagnostics database(Clock clock) {
        return new DatabaseDiagnostics(
                store.dataSource(), clock, store.kind().label(), store.kind().settings());
    }

    @Provides
    Secrets secrets() {
        return SettingsSecrets.of(settings, store.secrets());
    }

    private Diagnostic settingsDiagnostic() {
        return new Diagnostic("settings", "relay", "Reads the settings.", "", () -> {
            List<String> hints = SettingsHints.of(settings);
            return new DiagnosticResult(
                    Outcome.OK, hints.isEmpty() ? "Nothing stands out." : hints.size() + " to think about.", hints);
        });
    }
}
