package io.webchat.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A {@link BareServer} in a process of its own. */
final class BareProcess implements AutoCloseable {
    static final String PASSWORD = "BENCH_DATABASE_PASSWORD";

    private final Process process;
    private final int port;

    private BareProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** With the relay's own options for its JVM. */
    static BareProcess start(ServerProcesses database) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmn16m",
                "-XX:SurvivorRatio=3",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // Else all that happens would be written down.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(database.port()));
        command.environment().put(PASSWORD, database.password());
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = command.start();
        BufferedReader said = process.inputReader();
        String port = said.readLine();
        if (port == null) {
            throw new IllegalStateException("the bare handler doesn't start");
        }
        return new BareProcess(process, Integer.parseInt(port));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
