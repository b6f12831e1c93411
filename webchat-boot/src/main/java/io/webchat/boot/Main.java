package io.webchat.boot;

import io.webchat.application.doctor.Report;
import io.webchat.boot.settings.InvalidSettings;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The relay as a command. Ends with 0 when stopped, 2 on bad options or settings, 1 when it can't start otherwise. */
@Command(
        name = "start_relay.sh",
        description = "Runs a WebChat relay until it is told to stop.",
        footer = {"", "Settings are read from the environment and from .env.local; docs/operations.md lists them."},
        versionProvider = Main.VersionLine.class,
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    static final int STOPPED = 0;
    static final int START_FAILED = 1;
    static final int BAD_SETTINGS = 2;

    /** The promise of the stop, in the operations guide. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final String ENV_FILE = ".env.local";
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private final Function<Settings, Relay> relays;
    private final Map<String, String> environment;
    private final Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "Read settings from FILE instead of .env.local.")
    private @Nullable Path config;

    @Option(names = "--print-config", description = "Print the settings in effect, secrets redacted, and end.")
    private boolean printConfig;

    @Option(
            names = "--doctor",
            description = "Try everything that is set up, print what is wrong and what to do, and end;"
                    + " with 0 when nothing failed, else with 1.")
    private boolean doctor;

    /**
     * @param relays makes the relay from its settings; it may throw {@link InvalidSettings} or {@link StartFailure}
     * @param environment as {@link System#getenv()}
     * @param folder where {@code .env.local} is looked for
     */
    Main(Function<Settings, Relay> relays, Map<String, String> environment, Path folder) {
        this.relays = relays;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    public static void main(String[] args) {
        System.exit(run(WebChatRelay::of, args));
    }

    /** Runs the command of this process; returns when it is to end, with its exit code. */
    static int run(Function<Settings, Relay> relays, String... args) {
        return new Main(relays, System.getenv(), Path.of("")).commandLine().execute(args);
    }

    CommandLine commandLine() {
        return new CommandLine(this).setExecutionExceptionHandler((problem, command, parsed) -> failed(problem));
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.load(environment, envFile());
        if (printConfig) {
            printLines(List.of(settings.toString()));
            return STOPPED;
        }
        try {
            if (doctor) {
                return examine(settings);
            }
            runRelay(settings);
            return STOPPED;
        } catch (LinkageError e) {
            return failed(e);
        }
    }

    private int examine(Settings settings) {
        configureLog(settings);
        Report report;
        try {
            report = new DoctorRun(settings).report();
        } catch (StartFailure e) {
            printError("Nothing was examined: " + e.getMessage());
            return START_FAILED;
        }
        printLines(DoctorRun.lines(report));
        return report.healthy() ? STOPPED : START_FAILED;
    }

    private static void configureLog(Settings settings) {
        RelayLog.configure(
                settings.get(RelaySettings.WEBCHAT_LOG_FORMAT),
                settings.get(RelaySettings.WEBCHAT_LOG_LEVEL),
                settings.get(RelaySettings.WEBCHAT_ACCESS_LOG));
    }

    private void runRelay(Settings settings) throws InterruptedException {
        configureLog(settings);
        Relay relay = relays.apply(settings);
        RelayProcess process = new RelayProcess(relay, GRACE);
        process.start();
        printLines(Greeting.lines(relay.url(), settings));
        process.awaitSignal();
    }

    private Path envFile() {
        if (config == null) {
            return folder.resolve(ENV_FILE);
        }
        Path named = folder.resolve(config);
        if (!Files.isRegularFile(named)) {
            throw new InvalidSettings(List.of("--config expects a file, and there is none at \"" + config + '"'));
        }
        return named;
    }

    private int failed(Throwable problem) {
        if (problem instanceof InvalidSettings) {
            printError(String.valueOf(problem.getMessage()));
            return BAD_SETTINGS;
        }
        if (problem instanceof StartFailure) {
            log.debug("The start failed", problem);
            printError("The relay can't start: " + problem.getMessage());
        } else {
            log.error("The start failed", problem);
            printError("The relay can't start: " + problem + " (the log has the details)");
        }
        return START_FAILED;
    }

    private void printLines(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }

    private void printError(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }

    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"WebChat relay " + Version.text()};
        }
    }
}
