package io.webchat.adapter.rest.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections this process can hold open. */
final class FileDescriptors {
    /** For the database, files, and outside calls. */
    private static final long MIN_RESERVE = 256;

    private static final int RESERVE_SHARE = 8;

    /** What the smallest heap of a relay holds. */
    private static final int MAX_CONNECTIONS = 20_000;

    private static final int MIN_CONNECTIONS = 64;

    private FileDescriptors() {}

    /**
     * The number that is allowed: what is wanted, and never more than the process may open.
     *
     * @param wanted 0 for the most that suits the process
     */
    static int connections(int wanted) {
        long possible = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        long free = possible - Math.max(MIN_RESERVE, possible / RESERVE_SHARE);
        long most = wanted == 0 ? MAX_CONNECTIONS : wanted;
        return (int) Math.max(Math.min(most, free), Math.min(MIN_CONNECTIONS, most));
    }
}
