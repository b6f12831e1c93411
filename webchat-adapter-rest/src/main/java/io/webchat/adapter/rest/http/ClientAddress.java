package io.webchat.adapter.rest.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address the caller's, as far as trusted proxies vouch for it; null when the connection has none
 * @param forwardedProto {@code http} or {@code https}, as a trusted proxy saw it; null when none said so
 * @param forwardedHost the host that the caller addressed, as a trusted proxy saw it; null when none said so
 */
public record ClientAddress(
        @Nullable InetAddress address,
        @Nullable String forwardedProto,
        @Nullable String forwardedHost) {
    static final ClientAddress UNKNOWN = new ClientAddress(null, null, null);

    /** What limits count: the address, or for IPv6 its /64 network. */
    public String countedAs() {
        return address == null ? "unknown" : IpNetwork.countedAs(address);
    }

    /** For the log. */
    public String text() {
        return address == null ? "unknown" : address.getHostAddress();
    }
}
