package io.webchat.application.doctor;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes all checkups side by side, and tells how each went, whatever it did. */
public final class RunDiagnostics {
    private static final Logger log = LoggerFactory.getLogger(RunDiagnostics.class);

    /** For each: an engine that loads its model first needs some of it. */
    static final Duration MAX = Duration.ofSeconds(30);

    private static final int MAX_CHARACTERS = 600;

    private final Set<Diagnostics> parts;
    private final Secrets secrets;
    private final Duration longest;

    @Inject
    RunDiagnostics(Set<Diagnostics> parts, Secrets secrets) {
        this(parts, secrets, MAX);
    }

    RunDiagnostics(Set<Diagnostics> parts, Secrets secrets, Duration longest) {
        this.parts = parts;
        this.secrets = secrets;
        this.longest = longest;
    }

    private record UnderWay(Diagnostic diagnostic, Future<Report.Line> line) {}

    /** Takes at most half a minute; never throws. */
    public Report handle() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        long begin = System.nanoTime();
        try {
            List<UnderWay> underWay = new ArrayList<>();
            for (Diagnostic diagnostic : due()) {
                underWay.add(new UnderWay(diagnostic, threads.submit(() -> made(diagnostic))));
            }
            return new Report(underWay.stream().map(each -> line(each, begin)).toList());
        } finally {
            // Not closed: that would wait for those that hang.
            threads.shutdownNow();
        }
    }

    private List<Diagnostic> due() {
        List<Diagnostic> due = new ArrayList<>();
        for (Diagnostics part : parts) {
            try {
                due.addAll(part.due());
            } catch (RuntimeException e) {
                log.warn("Checkups are missing", e);
                due.add(new Diagnostic("doctor", part.getClass().getSimpleName(), "Asks what is set up.", "", () -> {
                    throw e;
                }));
            }
        }
        return due;
    }

    private static Report.Line made(Diagnostic diagnostic) {
        long begin = System.nanoTime();
        DiagnosticResult result;
        try {
            result = diagnostic.examination().get();
        } catch (RuntimeException e) {
            log.warn("The checkup of {} with {} broke", diagnostic.name(), diagnostic.provider(), e);
            result = DiagnosticResult.failed("Broke: " + e, "The relay's log has the details." + look(diagnostic));
        }
        return line(diagnostic, result, begin);
    }

    private Report.Line line(UnderWay each, long begin) {
        Report.Line line;
        Diagnostic diagnostic = each.diagnostic();
        try {
            long left = longest.toNanos() - (System.nanoTime() - begin);
            line = each.line().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            String detail = "Gave no answer within " + longest.toSeconds() + " seconds.";
            line = line(
                    diagnostic, DiagnosticResult.failed(detail, "It hangs, or is too slow." + look(diagnostic)), begin);
        } catch (ExecutionException e) {
            line = line(
                    diagnostic,
                    DiagnosticResult.failed("Broke: " + e.getCause(), "Report this." + look(diagnostic)),
                    begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line = line(diagnostic, DiagnosticResult.failed("The examination was broken off.", "Repeat it."), begin);
        }
        return shown(line);
    }

    private static String look(Diagnostic diagnostic) {
        return diagnostic.settings().isEmpty() ? "" : " Look at " + diagnostic.settings() + ".";
    }

    private static Report.Line line(Diagnostic diagnostic, DiagnosticResult result, long begin) {
        return new Report.Line(
                diagnostic.name(),
                diagnostic.provider(),
                diagnostic.probe(),
                result,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Report.Line shown(Report.Line line) {
        DiagnosticResult result = line.result();
        return new Report.Line(
                shown(line.name()),
                shown(line.provider()),
                shown(line.probe()),
                new DiagnosticResult(
                        result.outcome(),
                        shown(result.detail()),
                        result.advice().stream().map(this::shown).toList()),
                line.took());
    }

    /** In one line and without what would steer a terminal: a provider may be quoted in it. */
    private String shown(String text) {
        String plain = secrets.hidden(text).replaceAll("[\\s\\p{C}]+", " ").strip();
        return plain.length() <= MAX_CHARACTERS ? plain : plain.substring(0, MAX_CHARACTERS) + "…";
    }
}
