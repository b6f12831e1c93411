package io.webchat.adapter.rest;

import static java.util.Objects.requireNonNull;

import io.webchat.adapter.rest.http.IpNetwork;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server allows callers, whoever they are.
 *
 * @param trustedProxies the addresses whose forwarding headers count
 * @param publicUrl where people reach the relay, with a path prefix if it has one; null for the address it listens on
 * @param connections at the same time; 0 for as many as the process may open files, less a reserve
 * @param connectionsPerNetwork from one IPv4 address or IPv6 /64; trusted proxies are exempt
 * @param limitsLoopback whether connections of this machine itself are counted per network, too
 * @param headerTimeout from a connection's or request's first byte to the end of its headers
 * @param bodyTimeout from the first byte of a body to its last; uploads get more as they go on
 * @param requestsPerSession under way at the same time, held ones among them
 * @param requestsPerAccount the same, of all sessions of an account
 * @param streamsPerSession event streams and sockets
 * @param streamsPerAccount the same, of all sessions of an account
 */
public record EdgeConfig(
        List<IpNetwork> trustedProxies,
        @Nullable URI publicUrl,
        int connections,
        int connectionsPerNetwork,
        boolean limitsLoopback,
        Duration headerTimeout,
        Duration bodyTimeout,
        int requestsPerSession,
        int requestsPerAccount,
        int streamsPerSession,
        int streamsPerAccount) {
    /** What holds unless the operator says otherwise. */
    public static final EdgeConfig DEFAULT = new EdgeConfig(
            List.of(), null, 0, 2_000, false, Duration.ofSeconds(10), Duration.ofSeconds(60), 256, 1_024, 32, 256);

    public EdgeConfig {
        trustedProxies = List.copyOf(trustedProxies);
        requireNonNull(headerTimeout, "headerTimeout is null");
        requireNonNull(bodyTimeout, "bodyTimeout is null");
    }

    /** The path below which the relay is reached, such as {@code /chat}; empty when there is none. */
    public String pathPrefix() {
        String path = publicUrl == null || publicUrl.getPath() == null ? "" : publicUrl.getPath();
        return path.replaceAll("/+$", "");
    }
}
