package io.webchat.adapter.callbacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver that does what it likes with the connections that it gets. */
final class RawReceiver implements AutoCloseable {
    /** What it does with one connection, before it is closed. */
    interface Behaviour {
        void with(Socket connection) throws Exception;
    }

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    RawReceiver(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    /** One that says these words whatever it is told. */
    static RawReceiver saying(String words) throws IOException {
        return new RawReceiver(connection -> {
            connection.getInputStream().read(new byte[16 * 1024]);
            connection.getOutputStream().write(words.getBytes(ISO_8859_1));
            connection.getOutputStream().flush();
        });
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection, behaviour));
            }
        } catch (SocketException e) {
            // Closed.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.with(connection);
        } catch (Exception e) {
            // The caller has gone.
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many there have been. */
    int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
