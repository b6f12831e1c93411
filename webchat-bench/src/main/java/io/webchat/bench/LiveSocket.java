package io.webchat.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection that goes on behind the head of its one answer. */
final class LiveSocket implements Closeable {
    private static final String HEAD_END = "\r\n\r\n";

    private final Socket socket;

    private LiveSocket(Socket socket) {
        this.socket = socket;
    }

    /**
     * @param headers of the request besides the usual ones, each with its line end
     * @param status the answer's, or it fails
     * @param patience with each read
     */
    static LiveSocket open(int port, String path, Person person, String headers, int status, Duration patience)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-PChat-Session: " + person.token()
                    + "\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            requireStatus(head(socket.getInputStream()), status);
            return new LiveSocket(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Byte by byte, so that nothing of what follows is taken. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith(HEAD_END)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the relay closed the connection after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void requireStatus(String head, int status) {
        if (!head.startsWith("HTTP/1.1 " + status + " ")) {
            throw new IllegalStateException("wanted " + status + ", got " + head);
        }
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
