package io.webchat.cli.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.cli.Environment;
import io.webchat.cli.Program;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs usual command lines once, so that Java can keep their classes for later starts. No relay is needed: a socket of
 * this process answers every call with the same small object.
 */
public final class Rehearsal {
    private static final byte[] BODY =
            "{\"success\":true,\"message_id\":\"msg_1\",\"cursor\":\"c\",\"events\":[],\"user\":{},\"session\":{}}"
                    .getBytes(UTF_8);

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("webchat-rehearsal");
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            Map<String, String> variables = Map.of(
                    "WEBCHAT_CLI_HOME",
                    folder.toString(),
                    "WEBCHAT_TOKEN",
                    "pct_rehearsal",
                    "WEBCHAT_CLI_RELAY",
                    "http://127.0.0.1:" + server.getLocalPort());
            run(variables, folder, "--help");
            run(variables, folder, "send", "--help");
            run(variables, folder, "send", "somebody", "hello");
            run(variables, folder, "send", "--json", "somebody", "hello");
            run(variables, folder, "inbox");
            run(variables, folder, "status", "working", "hello");
            run(variables, folder, "--list");
            run(variables, folder, "wrong", "words");
        }
        System.exit(0);
    }

    private static void run(Map<String, String> variables, Path folder, String... words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, UTF_8);
        new Program(new Environment(variables, folder, ""), InputStream.nullInputStream(), nowhere, nowhere).run(words);
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                // The next call has another connection.
            }
        }
    }

    private static void answer(Socket socket) throws IOException {
        BufferedReader request = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        int length = 0;
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        request.skip(length);
        socket.getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                + BODY.length + "\r\n\r\n")
                        .getBytes(UTF_8));
        socket.getOutputStream().write(BODY);
    }
}
