package io.webchat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL that a relay runs under its data folder. */
record ServerProcesses(long pid, int port, String password) {
    /** The one that runs now. */
    static ServerProcesses under(Path dataFolder) throws IOException {
        Path folder = dataFolder.resolve("postgres");
        List<String> lines = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        String password = Files.readString(folder.resolve("password")).strip();
        return new ServerProcesses(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip()),
                password);
    }

    Connection connect() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable&prepareThreshold=1".formatted(port);
        return DriverManager.getConnection(url, "webchat", password);
    }

    long cpuNanos() throws IOException {
        long sum = 0;
        for (long each : all()) {
            sum += Proc.cpuNanos(each);
        }
        return sum;
    }

    long bytes() throws IOException {
        long sum = 0;
        for (long each : all()) {
            sum += Proc.proportionalBytes(each);
        }
        return sum;
    }

    /** At once and with no chance to tidy up, as a power cut would. */
    void kill() {
        all().forEach(each -> ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly));
    }

    private List<Long> all() {
        return ProcessHandle.of(pid).stream()
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }
}
