package io.webchat.testkit.egress;

import io.webchat.application.egress.HostNames;
import io.webchat.domain.egress.AddressLiteral;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Knows the hosts that it is told, and IP addresses. */
public final class ListedHostNames implements HostNames {
    private final Map<String, List<InetAddress>> hosts = new ConcurrentHashMap<>();

    /** From now on, whatever it led to before. */
    public void put(String host, String... addresses) {
        hosts.put(
                host,
                Stream.of(addresses)
                        .map(text -> AddressLiteral.parse(text).orElseThrow())
                        .toList());
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        List<InetAddress> found =
                AddressLiteral.parse(host).map(List::of).orElseGet(() -> hosts.getOrDefault(host, List.of()));
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }
}
