package io.webchat.adapter.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that plays a part: it says what a test has it say to a command, and else what is usual. */
final class ScriptedSmtp implements AutoCloseable {
    /** Instead of an answer. */
    static final String HANG_UP = "";

    static final String SAY_NOTHING = "silence";

    /** What is said to one command; null for what is usual. */
    interface Part {
        @org.jspecify.annotations.Nullable
        String answer(String command, int time);
    }

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger mails = new AtomicInteger();
    private final Part part;

    ScriptedSmtp(Part part) throws IOException {
        this.part = part;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** One that says this to each command that begins so, and else what is usual. */
    static ScriptedSmtp saying(String to, String answer) throws IOException {
        return new ScriptedSmtp((command, time) -> command.startsWith(to) ? answer : null);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            OutputStream out = connection.getOutputStream();
            boolean goesOn = say(out, answer("CONNECT", "220 mail.example"));
            for (String line = goesOn ? in.readLine() : null; line != null; line = goesOn ? in.readLine() : null) {
                String command = line.toUpperCase(Locale.ROOT);
                commands.add(command);
                goesOn = command.startsWith("DATA") ? data(in, out) : say(out, answer(command, usual(command)));
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        if (!say(out, answer("DATA", "354 go on"))) {
            return false;
        }
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (HANG_UP.equals(part.answer("LINE", 0))) {
                return false;
            }
        }
        String said = answer("END", "250 taken");
        if (said.startsWith("250")) {
            mails.incrementAndGet();
        }
        return say(out, said);
    }

    private String answer(String command, String usual) {
        int time = (int) commands.stream()
                .filter(known -> known.startsWith(command.split("[ :]", 2)[0]))
                .count();
        String said = part.answer(command, time);
        return said == null ? usual : said;
    }

    private static String usual(String command) {
        return command.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private static boolean say(OutputStream out, String words) throws IOException {
        if (words.equals(HANG_UP)) {
            return false;
        }
        if (!words.equals(SAY_NOTHING)) {
            out.write((words + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }
        return true;
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    int mails() {
        return mails.get();
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
