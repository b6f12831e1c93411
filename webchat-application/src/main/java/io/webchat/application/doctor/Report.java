package io.webchat.application.doctor;

import java.time.Duration;
import java.util.List;

/** What was found of each provider, without secrets. */
public record Report(List<Line> lines) {
    /** One checkup and its outcome; name, provider and trial as in {@link Diagnostic}. */
    public record Line(String name, String provider, String probe, DiagnosticResult result, Duration took) {}

    public Report {
        lines = List.copyOf(lines);
    }

    /** Whether nothing failed; what isn't set up is no failure. */
    public boolean healthy() {
        return failures() == 0;
    }

    public long failures() {
        return lines.stream()
                .filter(line -> line.result().outcome() == DiagnosticResult.Outcome.FAILED)
                .count();
    }
}
