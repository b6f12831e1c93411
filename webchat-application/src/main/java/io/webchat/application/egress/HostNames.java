package io.webchat.application.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The name servers. */
public interface HostNames {
    /**
     * All addresses of a host, at least one; of an IP address, that. Returns within seconds.
     *
     * @throws UnknownHostException when it has none, or nobody says so in time
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
