package io.webchat.application.doctor;

import java.time.Duration;
import java.util.List;

/** What was found of each provider, without secrets. */
public record Report(List<Line> lines) {
    /** One checkup and its outcome; name, provider and trial as in {@link Checkup}. */
    public record Line(String name, String provider, String trial, Finding finding, Duration took) {}

    public Report {
        lines = List.copyOf(lines);
    }

    /** Whether nothing failed; what isn't set up is no failure. */
    public boolean healthy() {
        return failures() == 0;
    }

    public long failures() {
        return lines.stream()
                .filter(line -> line.finding().outcome() == Finding.Outcome.FAILED)
                .count();
    }
}
