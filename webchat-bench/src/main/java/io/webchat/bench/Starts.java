package io.webchat.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a start takes, and what an idle relay needs. */
final class Starts implements Measurement {
    private static final String NAME = "start";
    private static final int WARM_STARTS = 3;
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public void run(Bench.Run run) throws Exception {
        Report report = run.report();
        try (TestedRelay relay = run.relay(NAME)) {
            report.add(millis("empty data folder, to the first answer", relay.start()));
            report.add(millis("of it processor time of the JVM", processorTime(relay)));
            List<Duration> warm = new ArrayList<>();
            for (int i = 0; i < WARM_STARTS; i++) {
                relay.stop();
                warm.add(relay.start());
            }
            report.add(millis(
                    "existing data, median of " + WARM_STARTS,
                    warm.stream().sorted().toList().get(WARM_STARTS / 2)));
            report.add(millis("of it processor time of the JVM", processorTime(relay)));
            Thread.sleep(run.plan().idle());
            memory(report, relay);
        }
    }

    /** What a start costs whatever else the machine is doing. */
    private static Duration processorTime(TestedRelay relay) throws IOException {
        return Duration.ofNanos(Proc.cpuNanos(relay.pid()));
    }

    private static void memory(Report report, TestedRelay relay) throws Exception {
        report.add(mebibytes("JVM, idle", Proc.residentBytes(relay.pid())));
        report.add(mebibytes("PostgreSQL, idle", relay.database().bytes()));
        if (relay.collectGarbage()) {
            Thread.sleep(Duration.ofSeconds(1));
            report.add(mebibytes("JVM, idle, garbage collected", Proc.residentBytes(relay.pid())));
        }
    }

    private static Line millis(String what, Duration time) {
        return Line.of(NAME, what, time.toNanos() / 1e6, "ms");
    }

    private static Line mebibytes(String what, long bytes) {
        return Line.of("memory", what, bytes / MEBIBYTE, "MiB");
    }
}
