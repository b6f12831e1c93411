package io.webchat.adapter.rest.server;

import java.io.IOException;
import java.net.BindException;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a port, or one of the next. */
final class Listening {
    private static final Logger log = LoggerFactory.getLogger(Listening.class);
    private static final int MOST_TRIES = 51;
    private static final int LAST_PORT = 65_535;

    private Listening() {}

    /**
     * @param wanted 0 for any free port
     * @throws BindException when it, or all that may be tried, are taken
     */
    static void open(ServerConnector connector, int wanted, boolean strict) throws IOException {
        int last = strict || wanted == 0 ? wanted : Math.min(LAST_PORT, wanted + MOST_TRIES - 1);
        for (int port = wanted; port <= last; port++) {
            if (opened(connector, port)) {
                if (port != wanted) {
                    log.warn("Port {} is taken; listening on {} instead", wanted, port);
                }
                return;
            }
        }
        throw new BindException(taken(connector.getHost(), wanted, last));
    }

    private static boolean opened(ServerConnector connector, int port) throws IOException {
        connector.setPort(port);
        try {
            connector.open();
            return true;
        } catch (IOException e) {
            if (inUse(e)) {
                return false;
            }
            throw e;
        }
    }

    /** An address that isn't this machine's is a BindException too, but no other port would help. */
    private static boolean inUse(IOException e) {
        BindException refused = e instanceof BindException direct
                ? direct
                : e.getCause() instanceof BindException cause ? cause : null;
        return refused != null && String.valueOf(refused.getMessage()).contains("in use");
    }

    private static String taken(String host, int first, int last) {
        return first == last
                ? "Port " + first + " on " + host + " is taken by another program. Stop it, or choose another port."
                : "The ports " + first + " to " + last + " on " + host + " are all taken. Choose another port.";
    }
}
