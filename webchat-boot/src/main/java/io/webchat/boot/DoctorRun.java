package io.webchat.boot;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Report;
import io.webchat.application.doctor.RunDiagnostics;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import io.webchat.postgres.FolderInUse;
import java.util.ArrayList;
import java.util.List;

/** Examines what the settings name, with no relay at work and no port open. The database's tables stay as they are. */
final class DoctorRun {
    private final Settings settings;

    DoctorRun(Settings settings) {
        this.settings = settings;
    }

    /** @throws StartFailure when a relay is at work on the data folder: it has to examine itself */
    Report report() {
        try (Store store = store()) {
            // A signal must leave no database behind.
            Thread closing = new Thread(store::close, "stop");
            Runtime.getRuntime().addShutdownHook(closing);
            return WebChatRelay.of(settings)
                    .assemble(store)
                    .getInstance(RunDiagnostics.class)
                    .handle();
        }
    }

    private Store store() {
        try {
            return Store.connect(settings);
        } catch (StartFailure e) {
            if (e.getCause() instanceof FolderInUse) {
                throw new StartFailure(
                        "a relay runs on the data folder " + settings.dataFolder()
                                + " already. Have that one examined: as an admin, POST to http://"
                                + settings.get(RelaySettings.HOST) + ":" + settings.port()
                                + "/api/v1/webchat/admin/doctor (another port if it said so), or stop it first.",
                        e);
            }
            return Store.absent(e);
        }
    }

    /** For a terminal: a line for each provider, what to do below it, and a line that sums up. */
    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        String form = "%-8s  %-" + width(report, true) + "s  %-" + width(report, false) + "s  %6d ms  %s";
        for (Report.Line line : report.lines()) {
            DiagnosticResult result = line.result();
            lines.add(form.formatted(
                    word(result.outcome()),
                    line.name(),
                    line.provider(),
                    line.took().toMillis(),
                    result.outcome() == DiagnosticResult.Outcome.FAILED
                            ? line.probe() + " " + result.detail()
                            : result.detail()));
            result.advice().forEach(advice -> lines.add("          → " + advice));
        }
        lines.add("");
        lines.add(
                report.healthy()
                        ? "Nothing failed."
                        : report.failures() + " of " + report.lines().size() + " failed.");
        return lines;
    }

    private static int width(Report report, boolean names) {
        return report.lines().stream()
                .mapToInt(line -> (names ? line.name() : line.provider()).length())
                .max()
                .orElse(1);
    }

    private static String word(DiagnosticResult.Outcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case FAILED -> "FAILED";
            case NOT_CONFIGURED -> "not set";
        };
    }
}
