package io.webchat.adapter.rest;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Where and how the relay listens.
 *
 * @param host the name or address to bind
 * @param port 0 takes any free port
 * @param strictPort whether a busy port stops the start; otherwise the next free one of the following 50 is taken
 * @param adminPort where {@code /metrics} is served, on loopback only; 0 for nowhere. Never strict
 * @param maxBodyBytes the largest body that is no upload
 * @param corsOrigins the browser origins, such as {@code https://chat.example.org}, that may call from another site
 * @param version what {@code /health} tells
 * @param edge what the server allows callers, whoever they are
 */
public record RestConfig(
        String host,
        int port,
        boolean strictPort,
        int adminPort,
        long maxBodyBytes,
        Set<String> corsOrigins,
        String version,
        EdgeConfig edge) {
    /** Four times the longest text, escaped, and room for what goes with it. */
    public static final long DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    private static final int LAST_PORT = 65_535;

    /** With {@link EdgeConfig#DEFAULT}. */
    public RestConfig(
            String host,
            int port,
            boolean strictPort,
            int adminPort,
            long maxBodyBytes,
            Set<String> corsOrigins,
            String version) {
        this(host, port, strictPort, adminPort, maxBodyBytes, corsOrigins, version, EdgeConfig.DEFAULT);
    }

    public RestConfig {
        requireNonNull(host, "host is null");
        requireNonNull(version, "version is null");
        requireNonNull(edge, "edge is null");
        corsOrigins = Set.copyOf(corsOrigins);
        requirePort("port", port);
        requirePort("adminPort", adminPort);
        if (maxBodyBytes < 1 || maxBodyBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("maxBodyBytes is not within 1 byte and 2 GiB: " + maxBodyBytes);
        }
    }

    /** Whether only this machine can reach it. A name counts as not, until it is {@code localhost}. */
    public boolean onLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(name + " is not within 0 and " + LAST_PORT + ": " + port);
        }
    }
}
