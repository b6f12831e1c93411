package io.webchat.boot.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The clouds of all vendors on one port of this machine, each speaking its own wire. */
final class FakeGateways implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One message as a vendor got it. */
    record Got(String path, JsonNode body) {}

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> updates = new LinkedBlockingQueue<>();
    private volatile boolean down;
    private volatile boolean taking = true;

    FakeGateways() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/smsgate/messages", this::smsGate);
        server.createContext("/telegram/", this::telegram);
        server.createContext("/whatsapp/", exchange -> take(exchange, "{\"messages\":[{\"id\":\"wamid.1\"}]}"));
        server.createContext("/ntfy/", exchange -> take(exchange, "{\"id\":\"n1\",\"event\":\"message\"}"));
        server.start();
    }

    private void smsGate(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, "{\"state\":\"Pending\"}");
            return;
        }
        JsonNode body = body(exchange);
        boolean known = got.stream().anyMatch(before -> before.body().path("id").equals(body.path("id")));
        got.add(new Got(path(exchange), body));
        if (!taking) {
            // It has it, and the line breaks before it can say so.
            exchange.close();
            return;
        }
        answer(
                exchange,
                down ? 503 : known ? 409 : 202,
                known || down ? "{}" : "{\"id\":\"" + body.path("id").asText() + "\",\"state\":\"Pending\"}");
    }

    private void telegram(HttpExchange exchange) throws IOException {
        JsonNode body = body(exchange);
        if (path(exchange).endsWith("/getUpdates")) {
            answer(exchange, 200, "{\"ok\":true,\"result\":[" + nextUpdate() + "]}");
            return;
        }
        got.add(new Got(path(exchange), body));
        answer(exchange, 200, "{\"ok\":true,\"result\":{\"message_id\":" + got.size() + "}}");
    }

    private String nextUpdate() {
        try {
            String update = updates.poll(1, TimeUnit.SECONDS);
            return update == null ? "" : update;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void take(HttpExchange exchange, String yes) throws IOException {
        got.add(new Got(path(exchange), body(exchange)));
        answer(exchange, 200, yes);
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Got> got() {
        return List.copyOf(got);
    }

    /** The ids under which messages came, each as often as it came. */
    List<String> ids() {
        return got.stream().map(each -> each.body().path("id").asText()).toList();
    }

    /** The bot gets it with its next question. */
    void update(int id, long chat, String text) {
        updates.add("{\"update_id\":" + id + ",\"message\":{\"message_id\":1,\"chat\":{\"id\":" + chat
                + "},\"from\":{\"first_name\":\"Bob\"},\"text\":\"" + text + "\"}}");
    }

    void down(boolean now) {
        down = now;
    }

    /** From now on it keeps messages and hangs up before its yes. */
    void hangUp(boolean now) {
        taking = !now;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
