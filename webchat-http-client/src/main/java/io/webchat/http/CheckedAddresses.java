package io.webchat.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/** Gives the client only addresses that were checked just now; it connects to these, and asks no name server itself. */
final class CheckedAddresses implements SocketAddressResolver {
    private final AddressCheck check;

    CheckedAddresses(AddressCheck check) {
        this.check = check;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        // Never on a thread of the client's own.
        Thread.ofVirtual().name("address-check").start(() -> answer(bare(host), port, promise));
    }

    private void answer(String host, int port, Promise<List<InetSocketAddress>> promise) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : check.addresses(host)) {
                // With the name, by which the client will know the receiver's certificate.
                addresses.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
            }
        } catch (UnknownHostException | RuntimeException e) {
            promise.failed(e);
            return;
        }
        promise.succeeded(addresses);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : EscapedHost.plain(host);
    }
}
