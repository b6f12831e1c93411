package io.webchat.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Another process that uses a folder, as a second relay would. */
record ChildRelay(Process process) implements AutoCloseable {
    /** Prints the server's process id, or why there is none, and waits for the end of its input. */
    public static void main(String[] arguments) throws IOException {
        try (var postgres = BuiltinPostgres.start(Path.of(arguments[0]))) {
            System.out.println(postgres.processId());
            System.in.transferTo(System.out);
        } catch (FolderInUse e) {
            System.out.println(e.getMessage());
        }
    }

    static ChildRelay on(Path folder) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var classPath = System.getProperty("java.class.path", "");
        var line = List.of(java, "-Xshare:auto", "-cp", classPath, ChildRelay.class.getName(), folder.toString());
        return new ChildRelay(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** The first line that is no log line. */
    String answer() throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.contains("io.webchat")) {
                return line;
            }
        }
        return "";
    }

    void kill() throws InterruptedException, ExecutionException, TimeoutException {
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
