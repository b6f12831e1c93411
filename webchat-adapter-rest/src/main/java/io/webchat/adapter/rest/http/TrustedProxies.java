package io.webchat.adapter.rest.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who called through the operator's reverse proxies. Forwarding headers count only when the connection comes
 * from a trusted address, and only up to the right-most hop that is not trusted: everything to its left is the caller's
 * own claim.
 */
public final class TrustedProxies {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final int MAX_HOPS = 32;

    private static final Logger log = LoggerFactory.getLogger(TrustedProxies.class);

    private final List<IpNetwork> trusted;
    private volatile boolean warned;

    public TrustedProxies(List<IpNetwork> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The caller of a request. */
    public ClientAddress clientOf(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        InetAddress peer = remote instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (peer == null) {
            return ClientAddress.UNKNOWN;
        }
        if (trusted.isEmpty() || !trusts(peer)) {
            warnOnce(request, peer);
            return new ClientAddress(peer, null, null);
        }
        HttpFields headers = request.getHeaders();
        return new ClientAddress(caller(peer, headers), origin(headers, "proto", "X-Forwarded-Proto"), host(headers));
    }

    /** A proxy that isn't named makes all of its callers one for the limits. */
    private void warnOnce(Request request, InetAddress peer) {
        if (!warned && request.getHeaders().contains("X-Forwarded-For")) {
            warned = true;
            log.warn(
                    "A request of {} carries X-Forwarded-For, which does not count: if a reverse proxy of yours runs"
                            + " there, name it in WEBCHAT_TRUSTED_PROXIES, or all of its callers share one limit",
                    peer.getHostAddress());
        }
    }

    public boolean trusts(InetAddress address) {
        for (IpNetwork network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private InetAddress caller(InetAddress peer, HttpFields headers) {
        InetAddress standard = rightMostUntrusted(peer, forwardedFor(headers));
        InetAddress usual = rightMostUntrusted(peer, headers.getCSV("X-Forwarded-For", false));
        if (!headers.contains(HttpHeader.FORWARDED)) {
            return usual;
        }
        if (!headers.contains("X-Forwarded-For")) {
            return standard;
        }
        // A proxy that writes one of the headers passes the other one on as its caller made it up.
        return standard.equals(usual) ? usual : peer;
    }

    private InetAddress rightMostUntrusted(InetAddress peer, List<String> hops) {
        InetAddress nearest = peer;
        for (int i = hops.size() - 1; i >= 0 && i >= hops.size() - MAX_HOPS; i--) {
            InetAddress hop = IpNetwork.literal(withoutPort(hops.get(i).strip()));
            if (hop == null) {
                return nearest;
            }
            nearest = hop;
            if (!trusts(hop)) {
                return hop;
            }
        }
        return nearest;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        // More than one colon: an IPv6 address without brackets, as X-Forwarded-For has it.
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static List<String> forwardedFor(HttpFields headers) {
        List<String> hops = new ArrayList<>();
        for (String element : headers.getCSV(HttpHeader.FORWARDED, true)) {
            String value = parameter(element, "for");
            hops.add(value == null ? "" : value);
        }
        return hops;
    }

    private static @Nullable String parameter(String element, String name) {
        for (String pair : element.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
                String value = pair.substring(equals + 1).strip();
                return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                        ? value.substring(1, value.length() - 1)
                        : value;
            }
        }
        return null;
    }

    /** What the nearest proxy says; null when it says nothing of use. */
    private static @Nullable String origin(HttpFields headers, String parameter, String header) {
        List<String> usual = headers.getCSV(header, false);
        List<String> standard = headers.getCSV(HttpHeader.FORWARDED, true);
        String value = !usual.isEmpty()
                ? usual.getLast()
                : standard.isEmpty() ? null : parameter(standard.getLast(), parameter);
        if (value == null) {
            return null;
        }
        String word = value.strip().toLowerCase(Locale.ROOT);
        return parameter.equals("host") || word.equals("http") || word.equals("https") ? word : null;
    }

    private static @Nullable String host(HttpFields headers) {
        String host = origin(headers, "host", "X-Forwarded-Host");
        return host != null && HOST.matcher(host).matches() ? host : null;
    }
}
