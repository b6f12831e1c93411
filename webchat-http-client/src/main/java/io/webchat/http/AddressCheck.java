package io.webchat.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says where a client may connect. */
public interface AddressCheck {
    /**
     * The addresses of the host, each of which may be connected to. May throw whatever says that the host may not be
     * called; the client then fails with that.
     *
     * @throws UnknownHostException when it has none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
