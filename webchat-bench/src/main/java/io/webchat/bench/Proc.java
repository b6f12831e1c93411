package io.webchat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells of a process. One that is gone counts nothing. */
final class Proc {
    /** Linux shows processor time in hundredths of a second, whatever its own clock. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private Proc() {}

    /** Processor time in nanoseconds, its ended and awaited children's included. */
    static long cpuNanos(long pid) throws IOException {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        return NANOS_PER_TICK * ticks(stat);
    }

    /** The four times of a line of stat; the name before them may hold anything but ends with the last bracket. */
    static long ticks(String stat) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum();
    }

    /** The machine's processor time so far: all of it, and what the host of a virtual machine gave to others. */
    record Machine(long ticks, long stolen) {
        static Machine now() throws IOException {
            return of(Files.readString(Path.of("/proc/stat")));
        }

        /** Of the first line: user, nice, system, idle, iowait, irq, softirq, steal. */
        static Machine of(String stat) {
            List<String> fields = List.of(stat.lines().findFirst().orElse("").split(" +"));
            List<Long> times = fields.subList(1, 9).stream().map(Long::valueOf).toList();
            return new Machine(times.stream().mapToLong(Long::longValue).sum(), times.getLast());
        }

        double stolenPercentSince(Machine before) {
            return 100.0 * (stolen - before.stolen) / Math.max(1, ticks - before.ticks);
        }
    }

    /** Bytes in memory. */
    static long residentBytes(long pid) throws IOException {
        return kibibytes(read(pid, "status"), "VmRSS:");
    }

    /** The most bytes that were ever in memory. */
    static long peakBytes(long pid) throws IOException {
        return kibibytes(read(pid, "status"), "VmHWM:");
    }

    /** Bytes in memory; what processes share is divided among them. */
    static long proportionalBytes(long pid) throws IOException {
        return kibibytes(read(pid, "smaps_rollup"), "Pss:");
    }

    static long kibibytes(String lines, String name) {
        return lines.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(long pid, String file) throws IOException {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // A process that ends while its file is read.
            if (ProcessHandle.of(pid).isEmpty()) {
                return "";
            }
            throw e;
        }
    }
}
