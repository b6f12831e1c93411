package io.webchat.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the relay on this machine; docs/benchmarks.md tells what the rows mean. */
@Command(
        name = "bench.sh",
        description = "Measures the relay on this machine, load generator included: compare ratios, not figures.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final Map<String, Measurement> MEASUREMENTS = measurements();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    @Option(names = "--repository", hidden = true)
    private Path repository = Path.of("").toAbsolutePath();

    @Option(names = "--folder", paramLabel = "DIR", description = "Keep data in DIR; else in one that is removed.")
    private @Nullable Path folder;

    @Option(names = "--quick", description = "Short and with less data, in some minutes; for a first look.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "ROW",
            split = ",",
            description = "Only these of: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Rows.class)
    private List<String> only = List.of();

    @Option(names = "--seconds", paramLabel = "N", description = "Measure each row for N seconds (10, quick: 3).")
    private @Nullable Integer seconds;

    @Option(names = "--senders", paramLabel = "N", split = ",", description = "The rows of the sends (1,32,256).")
    private List<Integer> senders = List.of();

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Before that, N seconds (20, quick: 2) for the compiler.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--crash",
            paramLabel = "N",
            description = "Instead: kill relay and database under load for N seconds, and look for lost messages.")
    private @Nullable Integer crash;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write FILE: .json, or else a Markdown table.")
    private @Nullable Path out;

    /** The names for --only. */
    private static final class Rows implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return MEASUREMENTS.keySet().iterator();
        }
    }

    /** What one run has at hand. */
    record Run(Path repository, Path folder, Plan plan, Report report) {
        /** A relay on an empty data folder of that name. */
        TestedRelay relay(String name) throws IOException {
            return new TestedRelay(repository, folder.resolve(name));
        }
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    private static Map<String, Measurement> measurements() {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("start", new Starts());
        all.put("send", new Sends());
        all.put("latency", new Delivery(true));
        all.put("pairs", new Delivery(false));
        all.put("push", Pushes.streams());
        all.put("socket", Pushes.sockets());
        all.put("inbox", new InboxReads());
        all.put("callbacks", new CallbackCalls());
        all.put("fanout", new FanOuts());
        all.put("streams", new IdleStreams());
        all.put("files", new FileTransfers());
        all.put("search", new Searches());
        return all;
    }

    @Override
    public Integer call() throws Exception {
        Path work = folder == null ? Files.createTempDirectory("webchat-bench") : Files.createDirectories(folder);
        try {
            measure(new Run(repository.toAbsolutePath(), work.toAbsolutePath(), plan(), new Report()));
            return 0;
        } finally {
            if (folder == null) {
                remove(work);
            }
        }
    }

    private Plan plan() {
        Plan usual = quick ? Plan.QUICK : Plan.FULL;
        return usual.with(
                warmUp == null ? usual.warmUp() : Duration.ofSeconds(warmUp),
                seconds == null ? usual.measured() : Duration.ofSeconds(seconds),
                senders.isEmpty() ? usual.senders() : senders);
    }

    private void measure(Run run) throws Exception {
        run.report().machine(Runtime.getRuntime().availableProcessors() + " processors, load generator included");
        run.report().machine("Java " + Runtime.version());
        // Above the number of processors, something else was running here.
        run.report()
                .machine("load before "
                        + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Proc.Machine before = Proc.Machine.now();
        for (Map.Entry<String, Measurement> each : chosen().entrySet()) {
            progress(each.getKey());
            each.getValue().run(run);
        }
        double stolen = Proc.Machine.now().stolenPercentSince(before);
        run.report().machine("stolen by the host %.0f %%".formatted(stolen));
        print(run.report().text());
        if (out != null) {
            boolean json = out.toString().endsWith(".json");
            Files.writeString(out, json ? run.report().json() : run.report().markdown());
        }
    }

    private Map<String, Measurement> chosen() {
        if (crash != null) {
            return Map.of("crash", new Crashes(Duration.ofSeconds(crash)));
        }
        Map<String, Measurement> chosen = new LinkedHashMap<>(MEASUREMENTS);
        if (!only.isEmpty()) {
            chosen.keySet().retainAll(only);
        }
        if (chosen.size() < only.size()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--only takes some of " + String.join(",", MEASUREMENTS.keySet()));
        }
        return chosen;
    }

    private void progress(String name) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("measuring " + name);
        err.flush();
    }

    private void print(String text) {
        PrintWriter lines = spec.commandLine().getOut();
        lines.print(text);
        lines.flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
