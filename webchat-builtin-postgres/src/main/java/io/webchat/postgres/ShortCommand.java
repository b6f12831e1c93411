package io.webchat.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program run to its end, which says little: less than a pipe holds, 64 kB. */
record ShortCommand(List<String> line) {
    private static final int LIMIT_SECONDS = 120;

    ShortCommand {
        line = List.copyOf(line);
    }

    /** How it ended; the output holds both streams. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * @param folder where it runs
     * @param input what it reads; may be empty
     * @throws IOException when it can't be started or takes longer than two minutes
     */
    Outcome run(Path folder, String input) throws IOException {
        var process = builder(line, folder).start();
        try {
            feed(process, input);
            if (!process.waitFor(LIMIT_SECONDS, SECONDS)) {
                throw new IOException(line.getFirst() + " did not end within " + LIMIT_SECONDS + " s");
            }
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.exitValue(), output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + line.getFirst(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts with a clean environment: the operator's PGDATA, LD_LIBRARY_PATH or locale shall change nothing. */
    static ProcessBuilder builder(List<String> line, Path folder) {
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"));
        return builder;
    }

    private static void feed(Process process, String input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit code and output say why.
            return;
        }
    }
}
