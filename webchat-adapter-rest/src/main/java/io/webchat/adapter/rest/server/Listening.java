package io.webchat.adapter.rest.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a port, or one of the next. */
final class Listening {
    private static final Logger log = LoggerFactory.getLogger(Listening.class);
    private static final int MAX_TRIES = 51;
    private static final int LAST_PORT = 65_535;

    private Listening() {}

    /**
     * @param wanted 0 for any free port
     * @throws BindException when it, or all that may be tried, are taken
     */
    static void open(ServerConnector connector, int wanted, boolean strict) throws IOException {
        int last = strict || wanted == 0 ? wanted : Math.min(LAST_PORT, wanted + MAX_TRIES - 1);
        for (int port = wanted; ; port++) {
            try {
                connector.setPort(port);
                connector.open();
                break;
            } catch (IOException e) {
                if (!busy(e, connector.getHost())) {
                    throw e;
                }
                if (port == last) {
                    throw taken(connector.getHost(), wanted, last, e);
                }
            }
        }
        if (wanted != 0 && connector.getLocalPort() != wanted) {
            log.warn("Port {} is taken; listening on {} instead", wanted, connector.getLocalPort());
        }
    }

    /** An address that isn't this machine's is a BindException too, but no other port would help. */
    private static boolean busy(IOException e, String host) {
        return (e instanceof BindException || e.getCause() instanceof BindException) && ours(host);
    }

    private static boolean ours(String host) {
        try (ServerSocket any = new ServerSocket()) {
            any.bind(new InetSocketAddress(host, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static BindException taken(String host, int first, int last, IOException cause) {
        BindException taken = new BindException(
                first == last
                        ? "Port " + first + " on " + host
                                + " is taken by another program. Stop it, or choose another port."
                        : "The ports " + first + " to " + last + " on " + host
                                + " are all taken. Choose another port.");
        taken.initCause(cause);
        return taken;
    }
}
