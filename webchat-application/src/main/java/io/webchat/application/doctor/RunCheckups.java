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
public final class RunCheckups {
    private static final Logger log = LoggerFactory.getLogger(RunCheckups.class);

    /** For each: an engine that loads its model first needs some of it. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST_CHARACTERS = 600;

    private final Set<Checkups> parts;
    private final Secrets secrets;
    private final Duration longest;

    @Inject
    RunCheckups(Set<Checkups> parts, Secrets secrets) {
        this(parts, secrets, LONGEST);
    }

    RunCheckups(Set<Checkups> parts, Secrets secrets, Duration longest) {
        this.parts = parts;
        this.secrets = secrets;
        this.longest = longest;
    }

    private record UnderWay(Checkup checkup, Future<Report.Line> line) {}

    /** Takes at most half a minute; never throws. */
    public Report handle() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        long begin = System.nanoTime();
        try {
            List<UnderWay> underWay = new ArrayList<>();
            for (Checkup checkup : due()) {
                underWay.add(new UnderWay(checkup, threads.submit(() -> made(checkup))));
            }
            return new Report(underWay.stream().map(each -> line(each, begin)).toList());
        } finally {
            // Not closed: that would wait for those that hang.
            threads.shutdownNow();
        }
    }

    private List<Checkup> due() {
        List<Checkup> due = new ArrayList<>();
        for (Checkups part : parts) {
            try {
                due.addAll(part.due());
            } catch (RuntimeException e) {
                log.warn("Checkups are missing", e);
                due.add(new Checkup("doctor", part.getClass().getSimpleName(), "Asks what is set up.", "", () -> {
                    throw e;
                }));
            }
        }
        return due;
    }

    private static Report.Line made(Checkup checkup) {
        long begin = System.nanoTime();
        Finding finding;
        try {
            finding = checkup.examination().get();
        } catch (RuntimeException e) {
            log.warn("The checkup of {} with {} broke", checkup.name(), checkup.provider(), e);
            finding = Finding.failed("Broke: " + e, "The relay's log has the details." + look(checkup));
        }
        return line(checkup, finding, begin);
    }

    private Report.Line line(UnderWay each, long begin) {
        Report.Line line;
        Checkup checkup = each.checkup();
        try {
            long left = longest.toNanos() - (System.nanoTime() - begin);
            line = each.line().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            String detail = "Gave no answer within " + longest.toSeconds() + " seconds.";
            line = line(checkup, Finding.failed(detail, "It hangs, or is too slow." + look(checkup)), begin);
        } catch (ExecutionException e) {
            line = line(checkup, Finding.failed("Broke: " + e.getCause(), "Report this." + look(checkup)), begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line = line(checkup, Finding.failed("The examination was broken off.", "Repeat it."), begin);
        }
        return shown(line);
    }

    private static String look(Checkup checkup) {
        return checkup.settings().isEmpty() ? "" : " Look at " + checkup.settings() + ".";
    }

    private static Report.Line line(Checkup checkup, Finding finding, long begin) {
        return new Report.Line(
                checkup.name(),
                checkup.provider(),
                checkup.trial(),
                finding,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Report.Line shown(Report.Line line) {
        Finding finding = line.finding();
        return new Report.Line(
                shown(line.name()),
                shown(line.provider()),
                shown(line.trial()),
                new Finding(
                        finding.outcome(),
                        shown(finding.detail()),
                        finding.advice().stream().map(this::shown).toList()),
                line.took());
    }

    /** In one line and without what would steer a terminal: a provider may be quoted in it. */
    private String shown(String text) {
        String plain = secrets.hidden(text).replaceAll("[\\s\\p{C}]+", " ").strip();
        return plain.length() <= MOST_CHARACTERS ? plain : plain.substring(0, MOST_CHARACTERS) + "…";
    }
}
