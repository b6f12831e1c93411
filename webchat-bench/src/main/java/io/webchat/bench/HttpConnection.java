package io.webchat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One kept-alive connection to the relay, for one thread: as little work of our own as possible. */
final class HttpConnection implements Closeable {
    /** Longer than the longest poll. */
    private static final Duration MAX_ANSWER = Duration.ofSeconds(70);

    private final Socket socket;
    private final OutputStream out;
    private final ResponseReader reader;

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.reader = new ResponseReader(socket.getInputStream());
    }

    static HttpConnection open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) MAX_ANSWER.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new HttpConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends one request and waits for its answer. */
    Response call(byte[] request) throws IOException {
        out.write(request);
        return reader.read();
    }

    Response get(String path) throws IOException {
        return call(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** @param token empty for none */
    Response post(String path, String token, String json) throws IOException {
        return call(request(path, token, json));
    }

    /** Sends a part of a request whose end is then called. */
    void write(byte[] part) throws IOException {
        out.write(part);
    }

    static byte[] request(String path, String token, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return (head("POST", path, token, "application/json", body.length) + json).getBytes(StandardCharsets.UTF_8);
    }

    /** All up to the body, of {@code length} bytes. */
    static String head(String method, String path, String token, String type, long length) {
        String session = token.isEmpty() ? "" : "X-PChat-Session: " + token + "\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + session
                + "Content-Length: " + length + "\r\n\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
