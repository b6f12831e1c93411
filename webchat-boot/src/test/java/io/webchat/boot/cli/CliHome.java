package io.webchat.boot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A machine's user with a command line of its own, whose processes are real. */
final class CliHome {
    private static final long MAX_SECONDS = 60;

    private final Path folder;
    private final String relay;

    CliHome(Path folder, String relay) {
        this.folder = folder;
        this.relay = relay;
    }

    /** How a process ended. */
    record Ended(int exitCode, String output, String errors) {
        Ended expect(int wanted) {
            if (exitCode != wanted) {
                throw new AssertionError("Expected " + wanted + ", got " + exitCode + ": " + output + errors);
            }
            return this;
        }

        /** Its only line. */
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(output);
            } catch (IOException e) {
                throw new UncheckedIOException(output, e);
            }
        }
    }

    Ended run(String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "cli", ".out");
        Path err = Files.createTempFile(folder, "cli", ".err");
        Process process = start(out, err, words);
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "It does not end: " + List.of(words) + Files.readString(out) + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Standard input is empty. */
    Process start(Path out, Path err, String... words) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        describe(builder.environment());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    void describe(Map<String, String> variables) {
        variables.keySet().removeIf(name -> name.startsWith("WEBCHAT_"));
        variables.put("WEBCHAT_CLI_HOME", folder.resolve("personas").toString());
        variables.put("WEBCHAT_CLI_RELAY", relay);
        variables.put("RELAY_URL", relay);
    }

    /** Puts a program that runs the command line at a path in the folder. */
    void launcher(String path) throws IOException {
        Path launcher = folder.resolve(path);
        Files.createDirectories(launcher.getParent());
        StringBuilder script = new StringBuilder("#!/bin/sh\nexec");
        java().forEach(word -> script.append(" '").append(word).append('\''));
        Files.write(launcher, script.append(" \"$@\"\n").toString().getBytes(UTF_8));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
