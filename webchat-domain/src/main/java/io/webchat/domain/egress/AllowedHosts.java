package io.webchat.domain.egress;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that the operator lets the relay call though they aren't public.
 *
 * @param names in lower case, without a dot at the end
 * @param addresses those that were given as IP addresses
 */
public record AllowedHosts(Set<String> names, Set<InetAddress> addresses) {
    public AllowedHosts {
        names = Set.copyOf(names);
        addresses = Set.copyOf(addresses);
    }

    public static AllowedHosts none() {
        return of(Set.of());
    }

    /** @param hosts names, or IP addresses with or without brackets */
    public static AllowedHosts of(Collection<String> hosts) {
        Set<String> bare = hosts.stream().map(AllowedHosts::bare).collect(Collectors.toSet());
        return new AllowedHosts(
                bare,
                bare.stream()
                        .flatMap(host -> AddressLiteral.parse(host).stream())
                        .collect(Collectors.toSet()));
    }

    /** Whether the host is named: whatever it resolves to, it may be called. */
    public boolean include(String host) {
        return names.contains(bare(host));
    }

    /** Whether the address is named itself: every name that leads there may be called. */
    public boolean include(InetAddress address) {
        return addresses.contains(address);
    }

    private static String bare(String host) {
        String folded = host.strip().toLowerCase(Locale.ROOT);
        if (folded.startsWith("[") && folded.endsWith("]")) {
            return folded.substring(1, folded.length() - 1);
        }
        String name = folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
        try {
            return HostName.ascii(name);
        } catch (IllegalArgumentException noName) {
            return name;
        }
    }
}
