package io.webchat.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** Finds ports for the server. */
final class LoopbackPort {
    // Below the range from which Linux takes ports for outgoing connections: a restart finds its port still free.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 50;

    private LoopbackPort() {}

    /** One that is free at this moment; another process may still be faster. */
    static int free() {
        var random = new SecureRandom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PostgresUnavailable("Found no free port on 127.0.0.1 between %d and %d".formatted(LOWEST, HIGHEST));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
