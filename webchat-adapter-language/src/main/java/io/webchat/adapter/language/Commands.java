package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.language.EngineFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs programs: a few at once, each for a time and up to a size of what it says, without the relay's settings. */
final class Commands {
    private static final int MAX_COMPLAINT = 2_000;
    /** From here on it is not the program that says so: it can't be run, or a signal ended it. */
    private static final int NOT_ITS_OWN = 126;

    private static final long LOOK_MILLIS = 20;

    private final Duration longest;
    private final Semaphore slots;

    /**
     * @param longest that one run may take, and that it may wait for its turn
     * @param atOnce how many run at the same time
     */
    Commands(Duration longest, int atOnce) {
        this.longest = longest;
        this.slots = new Semaphore(atOnce, true);
    }

    Duration longest() {
        return longest;
    }

    /** @param complaint the end of what it said on standard error */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ran(int exitCode, byte[] output, String complaint) {
        String text() {
            return new String(output, UTF_8);
        }

        /** @throws EngineFailure of that kind when it says that it can't; another when it was not there, or broke */
        Ran wellOr(EngineFailure.Kind kind) {
            if (exitCode != 0) {
                throw new EngineFailure(
                        exitCode < NOT_ITS_OWN ? kind : BROKEN, "ended with " + exitCode + ": " + complaint);
            }
            return this;
        }
    }

    /**
     * @param input what it reads
     * @param mostBytes of its output, and of the file that it writes
     * @param written a file that it writes; null when it writes none
     * @throws EngineFailure when it can't be run, takes too long or says too much
     */
    Ran run(List<String> command, byte[] input, int mostBytes, @Nullable Path written) {
        try {
            if (!slots.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EngineFailure(UNAVAILABLE, "has more to do than it can");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(UNAVAILABLE, "the run was broken off");
        }
        try {
            return started(command, input, mostBytes, written);
        } finally {
            slots.release();
        }
    }

    private Ran started(List<String> command, byte[] input, int mostBytes, @Nullable Path written) {
        Process process = start(command);
        try {
            Gathered output = new Gathered(process.getInputStream(), mostBytes, true);
            Gathered complaint = new Gathered(process.getErrorStream(), MAX_COMPLAINT, false);
            Thread out = Thread.ofVirtual().start(output);
            Thread err = Thread.ofVirtual().start(complaint);
            Thread.ofVirtual().start(() -> feed(process, input));
            long begun = System.nanoTime();
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - begun > longest.toNanos()) {
                    throw new EngineFailure(UNAVAILABLE, "took longer than " + longest.toSeconds() + " seconds");
                }
                if (output.tooMuch() || size(written) > mostBytes) {
                    throw new EngineFailure(BROKEN, "gave more than " + mostBytes + " bytes");
                }
            }
            // A child of it may hold the pipes open.
            out.join(Duration.ofSeconds(2));
            err.join(Duration.ofSeconds(1));
            if (output.tooMuch() || size(written) > mostBytes) {
                throw new EngineFailure(BROKEN, "gave more than " + mostBytes + " bytes");
            }
            return new Ran(process.exitValue(), output.bytes(), new String(complaint.bytes(), UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(UNAVAILABLE, "the run was broken off");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new EngineFailure(UNAVAILABLE, "can't be started: " + e.getMessage());
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // It ended before it had read all: its exit code says whether that was right.
        }
    }

    private static long size(@Nullable Path written) {
        try {
            return written == null ? 0 : Files.size(written);
        } catch (IOException e) {
            return 0;
        }
    }

    /** What comes out of a pipe, up to a size; the rest is read and dropped, or left unread where it is a fault. */
    private static final class Gathered implements Runnable {
        private final InputStream pipe;
        private final int most;
        private final boolean strict;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean tooMuch;

        Gathered(InputStream pipe, int most, boolean strict) {
            this.pipe = pipe;
            this.most = most;
            this.strict = strict;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8 * 1024];
            try (pipe) {
                for (int read = pipe.read(buffer); read >= 0; read = pipe.read(buffer)) {
                    if (!take(buffer, read)) {
                        return;
                    }
                }
            } catch (IOException e) {
                // It was ended.
            }
        }

        private synchronized boolean take(byte[] buffer, int read) {
            int room = most - bytes.size();
            bytes.write(buffer, 0, Math.min(room, read));
            if (read > room && strict) {
                tooMuch = true;
                return false;
            }
            return true;
        }

        boolean tooMuch() {
            return tooMuch;
        }

        synchronized byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
