package io.webchat.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections the limit on open files leaves to a process; the relay gets the same one. */
final class OpenFiles {
    /** For everything else. */
    private static final long OTHERS = 500;

    private OpenFiles() {}

    /** As many as wanted, or else the most. */
    static int atMost(int wanted) {
        return (int) Math.min(wanted, Math.max(0, limit() - OTHERS));
    }

    static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
