package io.webchat.adapter.rest.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;

/** Where a call comes from, as far as it is used for limits. */
final class CallerAddress {
    private static final int NETWORK_BYTES = 8;

    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private CallerAddress() {}

    /** The address; of IPv6 the /64 network, which one household or host has to itself. */
    static String forLimits(HttpServletRequest request) {
        try {
            InetAddress address = InetAddress.getByName(request.getRemoteAddr());
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return request.getRemoteAddr();
        }
    }

    static boolean throughProxy(HttpServletRequest request) {
        return PROXY_HEADERS.stream().anyMatch(header -> request.getHeader(header) != null);
    }
}
